using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>
/// A test of every picture against every other for people to read: <c>index.html</c>, and beside it <c>result.json</c>,
/// <c>hardest-pairs.csv</c>, <c>curve.csv</c> and each chart as an SVG file.
/// </summary>
public sealed record AllPairsReport
{
    /// <summary>What was tested on what: "dlib on LFW".</summary>
    public required string Title { get; init; }

    /// <summary>What the test found.</summary>
    public required AllPairsResult Result { get; init; }

    /// <summary>Settings, versions and hashes that are needed to repeat the test, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>The bytes of a picture by its path; null where there is none to show.</summary>
    public required Func<string, byte[]?> Picture { get; init; }

    /// <summary>How many of the hardest pairs of each class are shown, at least 0; the table beside the page has more.</summary>
    public int HardestPairs { get; init; } = 12;

    /// <summary>Writes the files into a folder, which is made where it does not exist; files of these names are replaced.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        var files = new ReportFolder(folder);
        foreach (var chart in Charts())
            files.Write(chart.Title.ToLowerInvariant() + ".svg", chart.ToSvg());
        files.Write("result.json", EvaluationJson.Write(Result));
        files.WriteCsv(
            "hardest-pairs.csv",
            ["left", "right", "same", "squaredDistance"],
            [
                .. Result.ClosestDifferent.Select(pair => Row(pair, isSame: false)),
                .. Result.FurthestSame.Select(pair => Row(pair, isSame: true)),
            ]
        );
        files.WriteCurve(Result.Curve);
        files.Write("index.html", Page().ToHtml());
    }

    /// <summary>The page alone.</summary>
    internal ReportPage Page() =>
        new()
        {
            Title = Title,
            Summary = Summary(),
            Figures = Figures(),
            Sections =
            [
                new ChartSection(
                    "Curves",
                    "A pair is accepted when its squared distance is at most the threshold. Bars on the ROC are 95 % intervals: "
                        + "by resampling people where the table has one, else exact binomial ones.",
                    Charts()
                ),
                RateTable.Of("Validation rate", "Threshold and rate on the same pairs.", Result.ValidationRate),
                .. Result.NotDetected > 0 ? (ReportSection[])[Counted()] : [],
                .. Reports.HardestPairs.Of(
                    Result.ClosestDifferent.Take(HardestPairs).Select(Hard),
                    Result.FurthestSame.Take(HardestPairs).Select(Hard),
                    Usual.Point.SquaredDistance,
                    Picture
                ),
                new FactSection("To repeat this", "", Settings),
            ],
        };

    /// <summary>
    /// The threshold that the page speaks of: that of the FAR which the literature quotes, else of the nearest that can be
    /// measured, else the most accurate.
    /// </summary>
    private (string Name, OperatingPoint Point) Usual =>
        Result
            .ValidationRate.Where(rate => rate.IsMeasurable)
            .MinBy(rate => Math.Abs(Math.Log10(rate.FalseAcceptRate) + 3))
            is { Point: { } point } nearest
            ? ($"FAR {nearest.FalseAcceptRate:0.######}", point)
            : ("best accuracy", Result.Curve.MostAccurate());

    private string Summary() =>
        $"{Plural.Of(Result.Images, "picture")} of {Plural.Of(Result.People, "person", "people")}: {Plural.Of(Result.SamePairs, "pair")} of one person and "
        + $"{Result.DifferentPairs:N0} of different people. "
        + (
            Result.NotDetected == 0
                ? "A face was found on every picture."
                : $"On {Result.NotDetected:N0} a face was not found; their pairs are left out but where it is said."
        );

    private KeyFigure[] Figures() =>
        [
            .. Result
                .ValidationRate.Where(rate => rate.IsMeasurable && rate.FalseAcceptRate <= 1e-2)
                .Select(rate => new KeyFigure(
                    $"VAL at FAR {rate.FalseAcceptRate:0.######}",
                    $"{rate.Point!.ValidationRate:0.0000}",
                    rate.BootstrapInterval is { } interval
                        ? $"{interval.Lower:0.0000} – {interval.Upper:0.0000}"
                        : $"threshold {rate.Point.ThresholdText}"
                )),
            new("Equal error rate", $"{Result.EqualErrorRate:0.0000}", "false accepts as rejects"),
            new("Area under the curve", $"{Result.AreaUnderCurve:0.00000}", "of the ROC"),
        ];

    private Chart[] Charts()
    {
        var (name, point) = Usual;
        return
        [
            RocChart.Of(("all pairs", Result.Curve, Result.ValidationRate)),
            VerificationCharts.Det(Result.Curve),
            VerificationCharts.Distances(Result.Curve, point.SquaredDistance, $"{name}, {point.ThresholdText}"),
        ];
    }

    private TableSection Counted() =>
        new(
            "Validation rate, faces that were not found counted",
            $"At the same thresholds, with the {Result.SamePairsNotDetected:N0} pairs of one person in which a face was not found "
                + "counted as not accepted.",
            ["FAR asked for", "VAL"],
            [
                .. Result
                    .ValidationRateOfAll.Where(rate => rate.Rate is not null)
                    .Select(rate => (string[])[$"{rate.FalseAcceptRate:0.######}", $"{rate.Rate:0.0000}"]),
            ]
        );

    private static HardPair Hard(FaceMatch pair) => new(pair.Left.Image, pair.Right.Image, pair.SquaredDistance);

    private static string[] Row(FaceMatch pair, bool isSame) =>
        [pair.Left.Image, pair.Right.Image, isSame ? "1" : "0", $"{pair.SquaredDistance}"];
}
