using FaceNet.Evaluation.Charts;

namespace FaceNet.Evaluation.Reports;

/// <summary>Distances as the area of a histogram: the share of all of them in each of equal bins.</summary>
internal static class DistanceBins
{
    /// <summary>Fewer than the pixels of a chart, more than the eye needs for the shape.</summary>
    public const int Count = 60;

    /// <summary>The bins of distances from 0 to <paramref name="maximum"/>.</summary>
    public static ChartPoint[] Of(IReadOnlyCollection<float> distances, double maximum)
    {
        var counts = new long[Count];
        foreach (var distance in distances)
            counts[Math.Clamp((int)(distance / maximum * Count), 0, Count - 1)]++;
        return Points(counts, maximum);
    }

    /// <summary>The bins of a curve's two classes.</summary>
    public static (ChartPoint[] Same, ChartPoint[] Different) Of(Verification.VerificationCurve curve, double maximum)
    {
        var edges = Enumerable.Range(0, Count + 1).Select(bin => (float)(bin * maximum / Count)).ToArray();
        // The first bin takes in what lies exactly at its lower end.
        edges[0] = -1;
        var points = Array.ConvertAll(edges, curve.At);
        var same = points.Zip(points.Skip(1), (low, high) => high.TrueAccepts - low.TrueAccepts);
        var different = points.Zip(points.Skip(1), (low, high) => high.FalseAccepts - low.FalseAccepts);
        return (Points([.. same], maximum), Points([.. different], maximum));
    }

    private static ChartPoint[] Points(long[] counts, double maximum)
    {
        double all = counts.Sum();
        return
        [
            .. counts.Append(counts[^1]).Select((count, bin) => new ChartPoint(bin * maximum / Count, count / all)),
        ];
    }
}
