using System.Text;

namespace FaceNet.Training.Experiments;

/// <summary>Draws how gradients shrink on their way back, as an SVG picture.</summary>
public static class GradientChart
{
    private const int Width = 860;
    private const int Height = 470;
    private const int Left = 70;
    private const int Right = 110;
    private const int Top = 50;
    private const int Bottom = 120;

    // Okabe & Ito's colours, which the colour-blind tell apart.
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"];

    /// <summary>One line a series, layers from the input to the left; the scale is logarithmic, 1 is the last layer.</summary>
    /// <param name="title">Above the picture.</param>
    /// <param name="series">Name and layers; all of the same layers.</param>
    public static string Draw(string title, IReadOnlyList<(string Name, IReadOnlyList<GradientFlow> Layers)> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var ratios = series
            .Select(line => line.Layers.Select(layer => layer.Gradient / line.Layers[^1].Gradient).ToArray())
            .ToArray();
        var least = (int)Math.Floor(Math.Log10(ratios.SelectMany(line => line).Where(ratio => ratio > 0).Min()));
        var most = (int)Math.Ceiling(Math.Log10(ratios.SelectMany(line => line).Max()));
        var layers = series[0].Layers;
        var svg = new StringBuilder();
        svg.Append(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" font-family="sans-serif" font-size="12">"""
        );
        svg.Append($"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        svg.Append($"""<text x="{Left}" y="24" font-size="15">{title}</text>""");
        for (var power = least; power <= most; power++)
            svg.Append(Line(Left, Y(power), Width - Right, Y(power)))
                .Append(Label(Left - 8, Y(power) + 4, "end", $"10{Superscript(power)}"));
        for (var i = 0; i < layers.Count; i++)
            svg.Append(
                $"""<text transform="translate({X(i):0},{Height - Bottom + 14}) rotate(60)">{layers[i].Layer}</text>"""
            );
        // Names stand at the lower right, which falling gradients leave empty.
        for (var i = 0; i < series.Count; i++)
        {
            var points = ratios[i].Select((ratio, at) => $"{X(at):0.#},{Y(Math.Log10(Math.Max(ratio, 1e-30))):0.#}");
            svg.Append(
                $"""<polyline fill="none" stroke="{Colours[i % Colours.Length]}" stroke-width="2" points="{string.Join(' ', points)}"/>"""
            );
            svg.Append(
                $"""<text x="{Width - Right - 10}" y="{Height - Bottom - 14 - (16 * (series.Count - 1 - i))}" text-anchor="end" stroke="white" stroke-width="5" paint-order="stroke" fill="{Colours[i % Colours.Length]}">{series[i].Name}: {ratios[i][0]:0.0e+0} of it at the first layer</text>"""
            );
        }
        return svg.Append("</svg>\n").ToString();

        double X(int layer) => Left + ((Width - Left - Right) * (double)layer / Math.Max(1, layers.Count - 1));

        double Y(double power) => Top + ((Height - Top - Bottom) * (most - power) / Math.Max(1, most - least));
    }

    private static string Line(double x1, double y1, double x2, double y2) =>
        $"""<line x1="{x1:0}" y1="{y1:0.#}" x2="{x2:0}" y2="{y2:0.#}" stroke="#ddd"/>""";

    private static string Label(double x, double y, string anchor, string text) =>
        $"""<text x="{x:0}" y="{y:0.#}" text-anchor="{anchor}">{text}</text>""";

    private static string Superscript(int power) =>
        string.Concat($"{power}".Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
