namespace FaceNet.Evaluation.Verification;

/// <summary>
/// VAL(d) and FAR(d) of a set of pairs at every threshold d that makes a difference: all distinct distances, no grid. A
/// pair is accepted when its squared distance is at most d.
/// </summary>
public sealed class VerificationCurve
{
    // One entry a distinct distance, ascending; the counts are of pairs at most that far apart.
    private readonly float[] distances;
    private readonly long[] trueAccepts;
    private readonly long[] falseAccepts;

    private VerificationCurve(float[] distances, long[] trueAccepts, long[] falseAccepts)
    {
        this.distances = distances;
        this.trueAccepts = trueAccepts;
        this.falseAccepts = falseAccepts;
    }

    /// <summary>|P_same|, at least 1.</summary>
    public long SamePairs => trueAccepts[^1];

    /// <summary>|P_diff|, at least 1.</summary>
    public long DifferentPairs => falseAccepts[^1];

    /// <summary>The ROC from (0, 0), where no pair is accepted, to (1, 1).</summary>
    public IEnumerable<RocPoint> Points =>
        Enumerable
            .Range(-1, distances.Length + 1)
            .Select(at => new RocPoint(at < 0 ? null : distances[at], Far(at), Val(at)));

    /// <summary>
    /// Area under the ROC by trapezia: the chance that a same pair is closer than a different pair, ties counted half.
    /// </summary>
    public double AreaUnderCurve
    {
        get
        {
            var area = 0.0;
            for (var at = 0; at < distances.Length; at++)
                area += (Far(at) - Far(at - 1)) * (Val(at) + Val(at - 1)) / 2;
            return area;
        }
    }

    /// <summary>
    /// The rate at which false accepts and false rejects are equally frequent, by linear interpolation between the two
    /// neighbouring points of the ROC.
    /// </summary>
    public double EqualErrorRate
    {
        get
        {
            var at = 0;
            while (Far(at) < 1 - Val(at))
                at++;
            var before = 1 - Val(at - 1) - Far(at - 1);
            var after = Far(at) - (1 - Val(at));
            return double.Lerp(Far(at - 1), Far(at), before / (before + after));
        }
    }

    /// <summary>The curve of distances in any order.</summary>
    /// <param name="same">Squared distances of same-person pairs, at least one.</param>
    /// <param name="different">Squared distances of different-person pairs, at least one.</param>
    /// <exception cref="EvaluationException">A class is empty, or a distance is not a finite number.</exception>
    public static VerificationCurve Of(ReadOnlySpan<float> same, ReadOnlySpan<float> different)
    {
        var (sortedSame, sortedDifferent) = (
            DistanceCounts.Sorted(same, "the same person"),
            DistanceCounts.Sorted(different, "different people")
        );
        var distinct = DistanceCounts.Distinct([.. sortedSame, .. sortedDifferent]);
        return new VerificationCurve(
            distinct,
            DistanceCounts.UpTo(distinct, sortedSame),
            DistanceCounts.UpTo(distinct, sortedDifferent)
        );
    }

    /// <summary>The curve of a histogram: cumulative counts at ascending upper edges, of which the last holds all pairs.</summary>
    internal static VerificationCurve Of(float[] distances, long[] trueAccepts, long[] falseAccepts) =>
        new(distances, trueAccepts, falseAccepts);

    /// <summary>What the threshold <paramref name="squaredDistance"/> does on these pairs.</summary>
    public OperatingPoint At(float squaredDistance)
    {
        var at = Array.BinarySearch(distances, squaredDistance);
        return Point(squaredDistance, at < 0 ? ~at - 1 : at);
    }

    /// <summary>
    /// VAL at the largest observed distance whose FAR is at most <paramref name="falseAcceptRate"/>. Nothing is
    /// interpolated: the point can be reached. Not measurable where less than one false accept is to be expected.
    /// </summary>
    /// <param name="falseAcceptRate">Above 0, at most 1.</param>
    public ValidationAtFar ValidationRateAt(double falseAcceptRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(falseAcceptRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(falseAcceptRate, 1);
        if (!ValidationAtFar.CanMeasure(falseAcceptRate, DifferentPairs))
            return new ValidationAtFar
            {
                FalseAcceptRate = falseAcceptRate,
                NotMeasurable = ValidationAtFar.TooFew(falseAcceptRate, DifferentPairs),
            };
        var budget = (long)FalseAcceptBudget.Of(falseAcceptRate, DifferentPairs);
        return new ValidationAtFar { FalseAcceptRate = falseAcceptRate, Point = Within(budget) };
    }

    /// <summary>The largest observed distance with at most so many false accepts, or just below the smallest.</summary>
    internal OperatingPoint Within(long mostFalseAccepts)
    {
        var at = UpperBound(falseAccepts, mostFalseAccepts) - 1;
        return Point(Threshold(at), at);
    }

    /// <summary>
    /// The smallest distance beyond which at most so many same-person pairs lie. Beyond minus infinity lie all: the distances
    /// of a histogram are rounded up, so that some may lie below the smallest here.
    /// </summary>
    internal float Leaving(long mostSamePairs) =>
        SamePairs <= mostSamePairs
            ? float.NegativeInfinity
            : Threshold(UpperBound(trueAccepts, SamePairs - mostSamePairs - 1));

    /// <summary>
    /// The threshold that judges most pairs right: half way from an observed distance to the next larger one, or beyond
    /// the last. Of several equally good ones it is the smallest, which accepts the fewest pairs.
    /// </summary>
    public OperatingPoint MostAccurate()
    {
        var (best, margin) = (-1, 0L);
        for (var at = 0; at < distances.Length; at++)
        {
            var candidate = trueAccepts[at] - falseAccepts[at];
            if (candidate > margin)
                (best, margin) = (at, candidate);
        }
        var isBetween = best >= 0 && best + 1 < distances.Length;
        return Point(isBetween ? HalfWay(distances[best], distances[best + 1]) : Threshold(best), best);
    }

    // The half-way point of two neighbouring floats may round up to the larger one, which it must not accept.
    private static float HalfWay(float below, float above)
    {
        var middle = below + ((above - below) / 2);
        return middle < above ? middle : below;
    }

    private float Threshold(int at) => at < 0 ? MathF.BitDecrement(distances[0]) : distances[at];

    private double Val(int at) => at < 0 ? 0 : (double)trueAccepts[at] / SamePairs;

    private double Far(int at) => at < 0 ? 0 : (double)falseAccepts[at] / DifferentPairs;

    private OperatingPoint Point(float squaredDistance, int at) =>
        new()
        {
            SquaredDistance = squaredDistance,
            TrueAccepts = at < 0 ? 0 : trueAccepts[at],
            SamePairs = SamePairs,
            FalseAccepts = at < 0 ? 0 : falseAccepts[at],
            DifferentPairs = DifferentPairs,
        };

    private static int UpperBound(long[] ascending, long value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
