namespace FaceNet.Recognition.OpenSet;

/// <summary>Counts scores of strangers in bins of 1/8192, from which a curve is drawn.</summary>
internal sealed class ScoreHistogram
{
    private const int PerUnit = 8192;

    /// <summary>A distance is at least 0, but rounding may make it a little less; a handicap is at most 4.</summary>
    private const int Least = -1;
    private const int Most = 9;

    /// <summary>Strangers that a point of the curve must rest on.</summary>
    private const int Enough = 10;

    private static readonly double[] Rates = [1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3];

    private readonly long[] bins = new long[(Most - Least) * PerUnit];

    public void Add(float score) => Interlocked.Increment(ref bins[(int)((score - Least) * PerUnit)]);

    /// <summary>The curve through the rates that can be measured; null where fewer than two can.</summary>
    public FalseAcceptCurve? Curve(string measuredOn)
    {
        var total = bins.Sum();
        var knots = new List<FalseAcceptKnot>();
        var (below, bin) = (0L, 0);
        foreach (var rate in Rates.Where(rate => rate * total >= Enough))
        {
            while (below + bins[bin] <= rate * total)
                below += bins[bin++];
            var edge = Least + ((float)bin / PerUnit);
            if (below > 0 && (knots.Count == 0 || knots[^1].SquaredDistance < edge))
                knots.Add(new FalseAcceptKnot(edge, (double)below / total));
        }
        return knots.Count < 2 ? null : new FalseAcceptCurve { Knots = knots, MeasuredOn = measuredOn };
    }
}
