using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Statistics;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>The charts of a verification test.</summary>
internal static class VerificationCharts
{
    /// <summary>False rejects over false accepts, both in decades, with the line of equal errors.</summary>
    public static Chart Det(VerificationCurve curve)
    {
        var (leastFar, leastFrr) = (Decade(1.0 / curve.DifferentPairs), Decade(1.0 / curve.SamePairs));
        var corner = Math.Max(leastFar, leastFrr);
        var errorRate = curve.EqualErrorRate;
        // A rate of 0 has no place on a logarithmic axis.
        var points = curve
            .Points.Select(point => new ChartPoint(point.FalseAcceptRate, point.FalseRejectRate))
            .Where(point => point is { X: > 0, Y: > 0 });
        return new Chart
        {
            Title = "DET",
            X = new ChartAxis("false accept rate", leastFar, 1) { IsLogarithmic = true },
            Y = new ChartAxis("false reject rate", leastFrr, 1) { IsLogarithmic = true },
            Series =
            [
                new ChartSeries("pairs of the test", SeriesShape.Steps, [.. points]),
                new ChartSeries(
                    $"equal errors, {errorRate:0.0000}",
                    SeriesShape.Dots,
                    errorRate > 0 ? [new ChartPoint(errorRate, errorRate)] : []
                ),
            ],
            Guides = [new ChartGuide("", new ChartPoint(corner, corner), new ChartPoint(1, 1))],
        };
    }

    /// <summary>How far apart pairs of each class are.</summary>
    /// <param name="curve">The pairs.</param>
    /// <param name="threshold">A squared distance to mark.</param>
    /// <param name="mark">What to write there.</param>
    public static Chart Distances(VerificationCurve curve, float threshold, string mark)
    {
        var furthest = curve.Points.Last().SquaredDistance!.Value;
        var maximum = Math.Max(0.5, Math.Ceiling(furthest * 2) / 2);
        var (same, different) = DistanceBins.Of(curve, maximum);
        var highest = same.Concat(different).Max(point => point.Y);
        return new Chart
        {
            Title = "Distances",
            X = new ChartAxis("squared distance", 0, maximum),
            Y = new ChartAxis("share of pairs", 0, highest * 1.15),
            Series =
            [
                new ChartSeries("same person", SeriesShape.Area, same),
                new ChartSeries("different people", SeriesShape.Area, different),
            ],
            Guides = [new ChartGuide(mark, new ChartPoint(threshold, 0), new ChartPoint(threshold, highest * 1.15))],
        };
    }

    /// <summary>The accuracy of each fold and the mean.</summary>
    public static Chart Folds(VerificationResult result)
    {
        var mean = result.Accuracy.Mean;
        var last = result.ByFold.Count;
        ChartPoint[] folds =
        [
            .. result.ByFold.Select(
                (fold, at) =>
                    new ChartPoint(
                        at + 1,
                        fold.Accuracy,
                        BinomialInterval.Of((long)Math.Round(fold.Accuracy * fold.Pairs), fold.Pairs)
                    )
            ),
        ];
        return new Chart
        {
            Title = "Accuracy by fold",
            X = new ChartAxis("fold", 0.5, last + 0.5) { IsWhole = true },
            Y = new ChartAxis("accuracy", FloorOf(folds.Min(fold => fold.Interval!.Value.Lower)), 1),
            Series =
            [
                new ChartSeries(
                    $"mean, {mean:0.0000}",
                    SeriesShape.Line,
                    [new ChartPoint(0.5, mean), new ChartPoint(last + 0.5, mean)]
                ),
                new ChartSeries("fold", SeriesShape.Dots, folds),
            ],
        };
    }

    // The power of ten at or below, and one decade at least: an axis needs a length.
    private static double Decade(double value) => Math.Min(0.1, Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-9)));

    // An axis that ends at 1 begins a little below its lowest point: 0.9 for 0.93, 0.98 for 0.987.
    public static double FloorOf(double lowest)
    {
        foreach (var floor in (double[])[0.99, 0.98, 0.95, 0.9, 0.8, 0.5])
            if (lowest >= floor)
                return floor;
        return 0;
    }
}
