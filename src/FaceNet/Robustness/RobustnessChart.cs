using FaceNet.Evaluation.Charts;

namespace FaceNet.Robustness;

/// <summary>VAL over the amount of one kind of harm, with the paper's where it has one.</summary>
internal static class RobustnessChart
{
    public static Chart Of(DistortionKind kind, IReadOnlyList<RobustnessRow> rows, double? untouched)
    {
        RobustnessRow[] ordered = [.. rows.OrderBy(row => row.Distortion.Amount)];
        var (least, most) = (ordered[0].Distortion.Amount, ordered[^1].Distortion.Amount);
        // An axis needs a length, also where one amount was measured.
        var (from, to) = least < most ? (least, most) : (least * 0.9, most * 1.1);
        return new Chart
        {
            Title = ordered[0].Distortion.KindName,
            X = new ChartAxis(UnitOf(kind), from, to),
            Y = new ChartAxis($"VAL at FAR {RobustnessRow.FalseAcceptRate}", 0, 1),
            Series = [.. Series("this model", ordered, row => row.ValidationRate), .. Paper(ordered)],
            Guides = untouched is { } rate
                ? [new ChartGuide("as they are", new ChartPoint(from, rate), new ChartPoint(to, rate))]
                : [],
        };
    }

    private static IEnumerable<ChartSeries> Paper(RobustnessRow[] rows) =>
        Array.Exists(rows, row => row.Distortion.PaperValidationRate is not null)
            ? Series("the paper's NN1, its own photos", rows, row => row.Distortion.PaperValidationRate)
            : [];

    private static IEnumerable<ChartSeries> Series(
        string name,
        IEnumerable<RobustnessRow> rows,
        Func<RobustnessRow, double?> rate
    )
    {
        ChartPoint[] points =
        [
            .. from row in rows
            let value = rate(row)
            where value is not null
            select new ChartPoint(row.Distortion.Amount, value.Value),
        ];
        yield return new ChartSeries(name, SeriesShape.Line, points);
        yield return new ChartSeries(name, SeriesShape.Dots, points) { BelongsToPrevious = true };
    }

    private static string UnitOf(DistortionKind kind) =>
        kind switch
        {
            DistortionKind.JpegQuality => "quality of 1 to 100",
            DistortionKind.Size => "side of a square of as many pixels",
            DistortionKind.Blur => "standard deviation in pixels",
            DistortionKind.Rotation => "degrees",
            DistortionKind.Occlusion => "covered share of the area",
            _ => "",
        };
}
