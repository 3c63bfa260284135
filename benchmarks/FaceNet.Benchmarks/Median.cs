namespace FaceNet.Benchmarks;

internal static class Median
{
    /// <summary>The middle one of an odd number of values, the mean of the two in the middle of an even number.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
