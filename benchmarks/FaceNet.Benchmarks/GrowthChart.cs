using System.Globalization;
using FaceNet.Evaluation.Charts;

namespace FaceNet.Benchmarks;

/// <summary>Draws what <c>growth.py</c> measured: lines of <c>who,faces,took</c>, on logarithmic axes.</summary>
internal static class GrowthChart
{
    public static void Draw(string table, string picture, string title)
    {
        var rows = File.ReadLines(table).Skip(1).Select(line => Row(line)).ToArray();
        var chart = new Chart
        {
            Title = title,
            X = Axis("faces", rows.Select(row => row.Point.X)),
            Y = Axis("", rows.Select(row => row.Point.Y)),
            Series =
            [
                .. rows.GroupBy(row => row.Who, row => row.Point)
                    .SelectMany<IGrouping<string, ChartPoint>, ChartSeries>(line =>
                        [
                            new(line.Key, SeriesShape.Line, [.. line.OrderBy(point => point.X)]),
                            new(line.Key, SeriesShape.Dots, [.. line]) { BelongsToPrevious = true },
                        ]
                    ),
            ],
        };
        File.WriteAllText(picture, chart.ToSvg());
    }

    // Who may have a comma in quotes; numbers have none.
    private static (string Who, ChartPoint Point) Row(string line)
    {
        var (took, rest) = (line[(line.LastIndexOf(',') + 1)..], line[..line.LastIndexOf(',')]);
        var (faces, who) = (rest[(rest.LastIndexOf(',') + 1)..], rest[..rest.LastIndexOf(',')]);
        return (who.Trim('"'), new(Number(faces), Number(took)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // From one power of ten to another.
    private static ChartAxis Axis(string label, IEnumerable<double> values) =>
        new(
            label,
            Math.Pow(10, Math.Floor(Math.Log10(values.Min()) + 1e-9)),
            Math.Pow(10, Math.Ceiling(Math.Log10(values.Max()) - 1e-9))
        )
        {
            IsLogarithmic = true,
        };
}
