using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Statistics;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>The parts of a verification report's page.</summary>
internal static class VerificationSections
{
    public static string Summary(VerificationResult result)
    {
        var missed =
            result.NotDetected == 0
                ? "A face was found on every picture."
                : $"In {result.NotDetected:N0} pairs a face was not found; they count as judged wrong "
                    + $"(left out, the accuracy is {result.DetectedOnly.Accuracy.Mean:0.0000}).";
        return $"{result.Pairs:N0} pairs in {result.Folds} folds; what is chosen for a fold is chosen on the others. {missed}";
    }

    public static KeyFigure[] Figures(VerificationResult result)
    {
        var rate = result.ValidationRate.LastOrDefault(rate => rate.Mean is not null);
        return
        [
            new("Accuracy", $"{result.Accuracy.Mean:0.0000}", Error(result.Accuracy.StandardError)),
            .. rate is null
                ? (KeyFigure[])[]
                :
                [
                    new(
                        $"VAL at FAR {rate.FalseAcceptRate:0.######}",
                        $"{rate.Mean:0.0000}",
                        Error(rate.StandardError)
                    ),
                ],
            new("Equal error rate", $"{result.EqualErrorRate:0.0000}", "all folds together"),
            new("Area under the curve", $"{result.AreaUnderCurve:0.00000}", "all folds together"),
            new("Threshold", $"{result.Threshold:0.000}", "squared distance, most accurate"),
        ];
    }

    public static IReadOnlyList<Chart> Charts(VerificationReport report)
    {
        var result = report.Result;
        var listed = ("pairs of the test", result.Curve, result.Pooled);
        return
        [
            report.AllPairs is { } all
                ? RocChart.Of(listed, ("all pairs", all.Curve, all.ValidationRate))
                : RocChart.Of(listed),
            VerificationCharts.Det(result.Curve),
            VerificationCharts.Distances(result.Curve, result.Threshold),
            VerificationCharts.Folds(result),
        ];
    }

    public static IEnumerable<ReportSection> Of(VerificationReport report)
    {
        var result = report.Result;
        yield return new ChartSection(
            "Curves",
            "A pair is accepted when its squared distance is at most the threshold. Bars are 95 % intervals: by resampling "
                + "people on the ROC, exact binomial ones for the folds.",
            Charts(report)
        );
        yield return FoldRates(result);
        yield return Rates(
            "Validation rate, all folds together",
            "Threshold and rate on the same pairs.",
            result.Pooled
        );
        if (report.AllPairs is { } all)
            yield return Rates("Validation rate, every picture against every other", Counts(all), all.ValidationRate);
        yield return Folds(result);
        foreach (var section in Hardest(report))
            yield return section;
        yield return new FactSection("To repeat this", "", report.Settings);
    }

    private static TableSection FoldRates(VerificationResult result) =>
        new(
            "Validation rate over folds",
            "Mean and standard error (standard deviation / √k) over the folds; thresholds have at most the FAR on the other "
                + "folds, and what they turn out to have on the fold is measured.",
            ["FAR asked for", "VAL", "standard error", "measured FAR"],
            [
                .. result.ValidationRate.Select(rate =>
                    rate.Mean is null
                        ? (string[])[$"{rate.FalseAcceptRate:0.######}", rate.NotMeasurable!]
                        :
                        [
                            $"{rate.FalseAcceptRate:0.######}",
                            $"{rate.Mean:0.0000}",
                            $"{rate.StandardError:0.0000}",
                            $"{rate.MeasuredFalseAcceptRate:0.00000}",
                        ]
                ),
            ]
        );

    private static TableSection Rates(string heading, string text, IEnumerable<ValidationAtFar> rates) =>
        new(
            heading,
            text
                + " The threshold is the largest observed distance that keeps the FAR; nothing is interpolated. The binomial "
                + "interval takes pairs for independent, the other resamples people.",
            ["FAR asked for", "VAL", "95 % by person", "95 % binomial", "threshold", "false accepts"],
            [
                .. rates.Select(rate =>
                    rate.IsMeasurable
                        ? (string[])
                            [
                                $"{rate.FalseAcceptRate:0.######}",
                                $"{rate.Point.ValidationRate:0.0000}",
                                Range(rate.BootstrapInterval),
                                Range(rate.Point.ValidationRateInterval),
                                $"{rate.Point.SquaredDistance:0.000}",
                                $"{rate.Point.FalseAccepts:N0} of {rate.Point.DifferentPairs:N0}",
                            ]
                        : [$"{rate.FalseAcceptRate:0.######}", rate.NotMeasurable!]
                ),
            ]
        );

    private static TableSection Folds(VerificationResult result) =>
        new(
            "Folds",
            $"Accuracy {result.Accuracy.Mean:0.0000}, standard deviation {result.Accuracy.StandardDeviation:0.0000} between "
                + $"folds, standard error {result.Accuracy.StandardError:0.0000}; 95 % by resampling people: "
                + $"{Range(result.AccuracyInterval)}.",
            ["fold", "pairs", "not detected", "threshold", "accuracy"],
            [
                .. result.ByFold.Select(fold =>
                    (string[])
                        [
                            $"{fold.Fold}",
                            $"{fold.Pairs:N0}",
                            $"{fold.NotDetected:N0}",
                            $"{fold.Threshold:0.000}",
                            $"{fold.Accuracy:0.0000}",
                        ]
                ),
            ]
        );

    private static IEnumerable<PairSection> Hardest(VerificationReport report)
    {
        var threshold = report.Result.Threshold;
        var measured = report.Pairs.Where(pair => pair.SquaredDistance is not null).ToLookup(pair => pair.Pair.Same);
        yield return Pairs(
            "Hardest false accepts",
            $"Different people whose pictures are closest. Up to {threshold:0.000} they are taken for one person; wrong labels "
                + "gather here.",
            measured[false].OrderBy(pair => pair.SquaredDistance)
        );
        yield return Pairs(
            "Hardest false rejects",
            $"One person whose pictures are furthest apart. Beyond {threshold:0.000} they are taken for two.",
            measured[true].OrderByDescending(pair => pair.SquaredDistance)
        );

        PairSection Pairs(string heading, string text, IEnumerable<ScoredPair> pairs) =>
            new(
                heading,
                text,
                [
                    .. pairs
                        .Take(report.HardestPairs)
                        .Select(pair => new PicturePair(
                            pair.Pair.Left,
                            pair.Pair.Right,
                            $"{pair.SquaredDistance:0.000} · {Path.GetFileNameWithoutExtension(pair.Pair.Left)} · "
                                + Path.GetFileNameWithoutExtension(pair.Pair.Right)
                        )),
                ],
                report.Picture
            );
    }

    private static string Counts(AllPairsResult all) =>
        $"{all.Images:N0} pictures of {all.People:N0} people ({all.NotDetected:N0} without a face): {all.SamePairs:N0} pairs "
        + $"of the same person, {all.DifferentPairs:N0} of different people; equal error rate {all.EqualErrorRate:0.0000}, area "
        + $"under the curve {all.AreaUnderCurve:0.00000}.";

    private static string Error(double? standardError) =>
        standardError is null ? "" : $"± {standardError:0.0000} standard error";

    private static string Range(ConfidenceInterval? interval) =>
        interval is { } range ? $"{range.Lower:0.0000} – {range.Upper:0.0000}" : "–";
}
