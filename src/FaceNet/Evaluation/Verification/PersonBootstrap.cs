using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>
/// Percentile intervals by resampling people, not pairs: all pairs of a person hang together, and only new people are
/// truly new data (the vertex bootstrap of Snijders and Borgatti 1999). Each replicate draws as many people as there
/// are, with replacement, and reads VAL and the threshold at each FAR anew.
/// </summary>
internal sealed class PersonBootstrap
{
    private readonly PersonPair[] pairs;
    private readonly int people;
    private readonly Func<int[], PairWeights> totals;

    /// <param name="pairs">The pairs up to some distance; sorted in place.</param>
    /// <param name="people">How many people there are.</param>
    /// <param name="totals">
    /// The weights of all pairs, those beyond that distance included, when each person stands in the sample so many times.
    /// </param>
    public PersonBootstrap(PersonPair[] pairs, int people, Func<int[], PairWeights> totals)
    {
        Array.Sort(pairs, (left, right) => left.SquaredDistance.CompareTo(right.SquaredDistance));
        this.pairs = pairs;
        this.people = people;
        this.totals = totals;
    }

    /// <summary>The bootstrap of a complete set of pairs.</summary>
    public PersonBootstrap(PersonPair[] pairs, int people)
        : this(pairs, people, copies => PairWeights.Of(pairs, copies)) { }

    /// <summary>The intervals of VAL and of the threshold at each FAR, in the order of the rates.</summary>
    public PersonIntervals[] Run(
        IReadOnlyList<double> falseAcceptRates,
        int replicates,
        Random random,
        CancellationToken cancellationToken
    )
    {
        int[] ascending = [.. Enumerable.Range(0, falseAcceptRates.Count).OrderBy(at => falseAcceptRates[at])];
        var validationRates = Array.ConvertAll(ascending, _ => new double[replicates]);
        var thresholds = Array.ConvertAll(ascending, _ => new double[replicates]);
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (copies, total) = Draw(people, totals, random);
            var sweep = new Sweep(pairs, copies);
            foreach (var at in ascending)
            {
                sweep.AdvanceTo(FalseAcceptBudget.Of(falseAcceptRates[at], total.Different));
                validationRates[at][replicate] = (double)sweep.TrueAccepts / total.Same;
                thresholds[at][replicate] = sweep.Threshold;
            }
        }
        return
        [
            .. validationRates.Zip(
                thresholds,
                (rates, distances) => new PersonIntervals(Quantile.Middle(rates), Quantile.Middle(distances))
            ),
        ];
    }

    /// <summary>The interval of the share of pairs that are judged right.</summary>
    public static ConfidenceInterval OfAccuracy(
        (PersonPair Pair, bool IsRight)[] judged,
        int people,
        int replicates,
        Random random,
        CancellationToken cancellationToken
    )
    {
        var all = Array.ConvertAll(judged, pair => pair.Pair);
        var shares = new double[replicates];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (copies, total) = Draw(people, sample => PairWeights.Of(all, sample), random);
            var hits = 0L;
            foreach (var (pair, isRight) in judged)
                hits += isRight ? pair.Weight(copies) : 0;
            shares[replicate] = (double)hits / (total.Same + total.Different);
        }
        return Quantile.Middle(shares);
    }

    private static (int[] Copies, PairWeights Totals) Draw(int people, Func<int[], PairWeights> totals, Random random)
    {
        var copies = new int[people];
        while (true)
        {
            copies.AsSpan().Clear();
            for (var draw = 0; draw < people; draw++)
                copies[random.Next(people)]++;
            var weights = totals(copies);
            // A sample without pairs of one class has no rates. Both classes exist, so another draw finds them.
            if (weights is { Same: > 0, Different: > 0 })
                return (copies, weights);
        }
    }

    /// <summary>Walks up the sorted pairs, a group of equal distances at a time, as long as the FAR allows.</summary>
    private ref struct Sweep(ReadOnlySpan<PersonPair> pairs, ReadOnlySpan<int> copies)
    {
        private readonly ReadOnlySpan<PersonPair> pairs = pairs;
        private readonly ReadOnlySpan<int> copies = copies;
        private int next;
        private long falseAccepts;

        public long TrueAccepts { get; private set; }

        public float Threshold { get; private set; }

        public void AdvanceTo(double budget)
        {
            while (next < pairs.Length)
            {
                var (end, same, different) = (next, 0L, 0L);
                for (; end < pairs.Length && pairs[end].SquaredDistance == pairs[next].SquaredDistance; end++)
                {
                    var weight = pairs[end].Weight(copies);
                    same += pairs[end].Same ? weight : 0;
                    different += pairs[end].Same ? 0 : weight;
                }
                if (falseAccepts + different > budget)
                    return;
                falseAccepts += different;
                TrueAccepts += same;
                if (same + different > 0)
                    Threshold = pairs[next].SquaredDistance;
                next = end;
            }
        }
    }
}
