using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace FaceNet.Evaluation.Charts;

/// <summary>Writes SVG elements. Lengths are written to a hundredth, text is escaped.</summary>
internal sealed class SvgWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder svg = new();

    public SvgWriter(double width, double height, string title, string style)
    {
        svg.Append(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" class=\"chart\" role=\"img\">"
        );
        svg.Append($"<title>{Escape(title)}</title><style>{style}</style>\n");
    }

    public void Line(string cssClass, double x1, double y1, double x2, double y2) =>
        svg.Append($"<line class=\"{cssClass}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>\n");

    public void Rectangle(string cssClass, double x, double y, double width, double height) =>
        svg.Append(
            $"<rect class=\"{cssClass}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"/>\n"
        );

    public void Circle(string cssClass, double x, double y, double radius) =>
        svg.Append($"<circle class=\"{cssClass}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"/>\n");

    /// <param name="cssClass">Its class.</param>
    /// <param name="points">Its corners, at least one.</param>
    /// <param name="isClosed">Whether it ends where it began.</param>
    public void Path(string cssClass, IEnumerable<(double X, double Y)> points, bool isClosed = false)
    {
        svg.Append($"<path class=\"{cssClass}\" d=\"");
        var command = 'M';
        foreach (var (x, y) in points)
        {
            svg.Append($"{command}{N(x)} {N(y)}");
            command = 'L';
        }
        svg.Append(isClosed ? "Z\"/>\n" : "\"/>\n");
    }

    /// <param name="cssClass">Its class.</param>
    /// <param name="x">The anchor.</param>
    /// <param name="y">The base line.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c> of the text stands at the anchor.</param>
    /// <param name="text">The text.</param>
    public void Text(string cssClass, double x, double y, string anchor, string text) =>
        svg.Append(
            $"<text class=\"{cssClass}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n"
        );

    public string End() => svg.Append("</svg>").ToString();

    private static string N(double value) => Math.Round(value, 2).ToString("0.##");

    private static string Escape(string text) => Encoder.Encode(text);
}
