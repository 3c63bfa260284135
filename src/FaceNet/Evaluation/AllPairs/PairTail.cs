using FaceNet.Evaluation.Distances;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.AllPairs;

/// <summary>
/// The few pairs that decide a small FAR, one by one: the bootstrap by person needs no more than them and the number of
/// all others.
/// </summary>
internal sealed class PairTail
{
    /// <summary>The largest FAR with an interval: at larger ones too many pairs would have to be kept.</summary>
    private const double LargestRate = 1e-3;

    /// <summary>
    /// Some draws of people have more close strangers than the data; keeping this many times the false accepts of the
    /// largest rate leaves room for them.
    /// </summary>
    private const double Room = 4;

    /// <summary>A bound on memory and time: 240 MB.</summary>
    private const long MostPairs = 20_000_000;

    /// <summary>How many of the hardest pairs of each class are kept.</summary>
    private const int Hardest = 100;

    private readonly FacesByPerson faces;
    private readonly IndexPair[] closest;
    private readonly bool isComplete;

    public PairTail(
        FacesByPerson faces,
        EmbeddingMatrix matrix,
        VerificationCurve curve,
        CancellationToken cancellationToken
    )
    {
        this.faces = faces;
        var cut = curve.Within(Math.Max(Hardest, (long)(Room * LargestRate * faces.DifferentPairs)));
        isComplete = cut.TrueAccepts + cut.FalseAccepts <= MostPairs;
        if (!isComplete)
            cut = curve.Within(Hardest);
        var visitors = DistanceScan.Triangle(
            matrix,
            () => new TailVisitor(faces, isComplete, cut.SquaredDistance, curve.Leaving(Hardest)),
            cancellationToken
        );
        closest = Sorted(visitors.SelectMany(visitor => visitor.Closest));
        ClosestDifferent = Matches(closest.Where(pair => !faces.PersonPair(pair).Same));
        FurthestSame = Matches(Sorted(visitors.SelectMany(visitor => visitor.FurthestSame)).Reverse());
    }

    /// <summary>At most <see cref="Hardest"/> pairs of different people, the closest first.</summary>
    public IReadOnlyList<FaceMatch> ClosestDifferent { get; }

    /// <summary>At most <see cref="Hardest"/> pairs of one person, the furthest first.</summary>
    public IReadOnlyList<FaceMatch> FurthestSame { get; }

    /// <summary>The same rates with bootstrap intervals, where these pairs suffice for them.</summary>
    public IReadOnlyList<ValidationAtFar> WithIntervals(
        IReadOnlyList<ValidationAtFar> rates,
        VerificationOptions options,
        CancellationToken cancellationToken
    )
    {
        var small = rates.Where(rate => rate.IsMeasurable && rate.FalseAcceptRate <= LargestRate).ToArray();
        if (!isComplete || options.BootstrapReplicates == 0 || small.Length == 0)
            return rates;
        var pairs = Array.ConvertAll(closest, faces.PersonPair);
        var intervals = new PersonBootstrap(pairs, faces.People, faces.Weights).Run(
            Array.ConvertAll(small, rate => rate.FalseAcceptRate),
            options.BootstrapReplicates,
            new Random(options.Seed),
            cancellationToken
        );
        return
        [
            .. rates.Select(rate =>
                Array.IndexOf(small, rate) is >= 0 and var at
                    ? rate with
                    {
                        BootstrapInterval = intervals[at].ValidationRate,
                        ThresholdInterval = intervals[at].SquaredDistance,
                    }
                    : rate
            ),
        ];
    }

    // Which thread saw a pair is up to chance: the indices settle the order of equal distances.
    private static IndexPair[] Sorted(IEnumerable<IndexPair> pairs)
    {
        IndexPair[] sorted = [.. pairs];
        Array.Sort(
            sorted,
            (one, other) =>
                (one.SquaredDistance, one.Left, one.Right).CompareTo((other.SquaredDistance, other.Left, other.Right))
        );
        return sorted;
    }

    private FaceMatch[] Matches(IEnumerable<IndexPair> pairs) =>
        [
            .. pairs
                .Take(Hardest)
                .Select(pair => new FaceMatch(faces[pair.Left], faces[pair.Right], pair.SquaredDistance)),
        ];
}
