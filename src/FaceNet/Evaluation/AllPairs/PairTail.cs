using FaceNet.Evaluation.Distances;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.AllPairs;

/// <summary>
/// The few pairs that decide a small FAR, one by one: the bootstrap by person needs no more than them and the number of
/// all others.
/// </summary>
internal sealed class PairTail
{
    /// <summary>
    /// Some draws of people have more close strangers than the data; keeping this many times a rate's false accepts leaves
    /// room for them.
    /// </summary>
    private const double Room = 4;

    /// <summary>
    /// A bound on memory, 60 MB, and on time, for each draw walks over all of them. It leaves FAR 0.1 an interval up to some
    /// 5,000 pictures, and 0.01 up to 15,000.
    /// </summary>
    private const long MostPairs = 5_000_000;

    /// <summary>How many of the hardest pairs of each class are kept.</summary>
    private const int Hardest = 100;

    private readonly FacesByPerson faces;
    private readonly IndexPair[] closest;
    private readonly double largestRate;

    /// <param name="faces">Whose faces they are.</param>
    /// <param name="matrix">Their vectors.</param>
    /// <param name="curve">The counts of all their pairs.</param>
    /// <param name="rates">The FARs that want an interval: pairs are kept for as many of them as memory allows.</param>
    /// <param name="cancellationToken">Ends the work early with an exception.</param>
    public PairTail(
        FacesByPerson faces,
        EmbeddingMatrix matrix,
        VerificationCurve curve,
        IEnumerable<double> rates,
        CancellationToken cancellationToken
    )
    {
        this.faces = faces;
        largestRate = rates
            .Where(rate => Cut(curve, rate) is var cut && cut.TrueAccepts + cut.FalseAccepts <= MostPairs)
            .DefaultIfEmpty()
            .Max();
        var closeEnough = Cut(curve, largestRate).SquaredDistance;
        var visitors = DistanceScan.Triangle(
            matrix,
            () => new TailVisitor(faces, largestRate > 0, closeEnough, curve.Leaving(Hardest)),
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

    /// <summary>The same rates with bootstrap intervals, or why they have none.</summary>
    public IReadOnlyList<ValidationAtFar> WithIntervals(
        IReadOnlyList<ValidationAtFar> rates,
        VerificationOptions options,
        CancellationToken cancellationToken
    )
    {
        if (options.BootstrapReplicates == 0)
            return rates;
        var small = rates.Where(rate => rate.IsMeasurable && rate.FalseAcceptRate <= largestRate).ToArray();
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
                    : rate with
                    {
                        NoInterval = rate.IsMeasurable ? TooManyPairs : null,
                    }
            ),
        ];
    }

    private static string TooManyPairs { get; } =
        $"a bootstrap would have to keep more than {MostPairs:N0} pairs: ask for a smaller false accept rate or take "
        + "fewer pictures";

    private static OperatingPoint Cut(VerificationCurve curve, double rate) =>
        curve.Within(Math.Max(Hardest, (long)(Room * rate * curve.DifferentPairs)));

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
