namespace FaceNet.Evaluation.Statistics;

/// <summary>Quantiles of a sample by linear interpolation between order statistics (Hyndman and Fan's type 7).</summary>
internal static class Quantile
{
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="share">0 (the smallest value) to 1 (the largest).</param>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return double.Lerp(sorted[below], sorted[above], position - below);
    }

    /// <summary>The middle 95 % of a sample, which is sorted in place.</summary>
    public static ConfidenceInterval Middle(Span<double> sample)
    {
        sample.Sort();
        const double tail = (1 - ConfidenceInterval.Level) / 2;
        return new ConfidenceInterval(Of(sample, tail), Of(sample, 1 - tail));
    }
}
