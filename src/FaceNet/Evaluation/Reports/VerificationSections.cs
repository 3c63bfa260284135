using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>The parts of a verification report's page.</summary>
internal static class VerificationSections
{
    public static string Summary(VerificationResult result)
    {
        var missed =
            result.NotDetected == 0
                ? "A face was found on both sides of every pair."
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
            VerificationCharts.Distances(result.Curve, result.Threshold, $"threshold {result.Threshold:0.000}"),
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
        yield return RateTable.Of(
            "Validation rate, all folds together",
            "Threshold and rate on the same pairs.",
            result.Pooled
        );
        if (report.AllPairs is { } all)
            yield return RateTable.Of(
                "Validation rate, every picture against every other",
                RateTable.Counts(all),
                all.ValidationRate
            );
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

    private static TableSection Folds(VerificationResult result) =>
        new(
            "Folds",
            $"Accuracy {result.Accuracy.Mean:0.0000}, standard deviation {result.Accuracy.StandardDeviation:0.0000} between "
                + $"folds, standard error {result.Accuracy.StandardError:0.0000}; 95 % by resampling people: "
                + $"{RateTable.Range(result.AccuracyInterval)}.",
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
        var measured = report
            .Pairs.Where(pair => pair.SquaredDistance is not null)
            .OrderBy(pair => pair.SquaredDistance)
            .ToLookup(
                pair => pair.Pair.Same,
                pair => new HardPair(pair.Pair.Left, pair.Pair.Right, pair.SquaredDistance!.Value)
            );
        return HardestPairs.Of(
            measured[false].Take(report.HardestPairs),
            measured[true].Reverse().Take(report.HardestPairs),
            report.Result.Threshold,
            report.Picture
        );
    }

    private static string Error(double? standardError) =>
        standardError is null ? "" : $"± {standardError:0.0000} standard error";
}
