using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Identification;

namespace FaceNet.Evaluation.Reports;

/// <summary>An identification test for people to read: <c>index.html</c>, <c>result.json</c>, <c>cumulative-match.csv</c>,
/// <c>open-set.csv</c> and the chart as an SVG file.</summary>
public sealed record IdentificationReport
{
    /// <summary>What was tested on what.</summary>
    public required string Title { get; init; }

    /// <summary>What the test found.</summary>
    public required IdentificationResult Result { get; init; }

    /// <summary>Settings, versions and hashes that are needed to repeat the test, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>Writes the files into a folder, which is made where it does not exist; files of these names are replaced.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        var files = new ReportFolder(folder);
        files.Write("cumulative-match.svg", CumulativeMatch().ToSvg());
        files.Write("result.json", EvaluationJson.Write(Result));
        files.WriteCsv(
            "cumulative-match.csv",
            ["rank", "share"],
            Result.CumulativeMatch.Select((share, at) => (string[])[$"{at + 1}", $"{share}"])
        );
        files.WriteCsv(
            "open-set.csv",
            ["falseAcceptRate", "detectionIdentificationRate", "standardError", "threshold"],
            Result.DetectionIdentificationRate.Select(rate =>
                (string[])[$"{rate.FalseAcceptRate}", $"{rate.Rate}", $"{rate.StandardError}", $"{rate.Threshold}"]
            )
        );
        files.Write("index.html", Page().ToHtml());
    }

    /// <summary>The page alone.</summary>
    internal ReportPage Page() =>
        new()
        {
            Title = Title,
            Summary =
                $"{Result.Probes:N0} probes against {Result.Enrolled:N0} enrolled people; {Result.UnknownProbes:N0} probes are of "
                + $"others. {Result.NotDetected:N0} probes have no face and count as missed.",
            Figures =
            [
                new KeyFigure("Rank 1", $"{Result.Rank1:0.0000}", "closed set"),
                .. Result
                    .DetectionIdentificationRate.Where(rate => rate.Rate is not null)
                    .Select(rate => new KeyFigure(
                        $"DIR at FAR {rate.FalseAcceptRate:0.######}",
                        $"{rate.Rate:0.0000}",
                        $"± {rate.StandardError:0.0000} standard error"
                    )),
            ],
            Sections =
            [
                new ChartSection("Closed set", "Is the right person among the k closest?", [CumulativeMatch()]),
                OpenSet(),
                new FactSection("To repeat this", "", Settings),
            ],
        };

    private Chart CumulativeMatch() =>
        new()
        {
            Title = "Cumulative match",
            X = new ChartAxis("rank", 1, Math.Max(2, Result.CumulativeMatch.Count)) { IsWhole = true },
            Y = new ChartAxis("share of probes", VerificationCharts.FloorOf(Result.Rank1), 1),
            Series =
            [
                new ChartSeries("all probes", SeriesShape.Line, Points(Result.CumulativeMatch)),
                new ChartSeries("ranks", SeriesShape.Dots, Points(Result.CumulativeMatch)) { BelongsToPrevious = true },
            ],
        };

    private TableSection OpenSet() =>
        new(
            "Open set",
            "Share of probes of enrolled people that are named right when so many probes of others are let through.",
            ["FAR asked for", "DIR", "standard error", "95 % binomial", "threshold"],
            [
                .. Result.DetectionIdentificationRate.Select(rate =>
                    rate.Rate is null
                        ? (string[])[$"{rate.FalseAcceptRate:0.######}", rate.NotMeasurable!]
                        :
                        [
                            $"{rate.FalseAcceptRate:0.######}",
                            $"{rate.Rate:0.0000}",
                            $"{rate.StandardError:0.0000}",
                            $"{rate.Interval?.Lower:0.0000} – {rate.Interval?.Upper:0.0000}",
                            $"{rate.Threshold:0.000}",
                        ]
                ),
            ]
        );

    private static ChartPoint[] Points(IReadOnlyList<double> shares) =>
        [.. shares.Select((share, at) => new ChartPoint(at + 1, share))];
}
