using FaceNet.Evaluation.Pairs;
using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>The bootstrap by person of a list of pairs.</summary>
internal sealed class PairBootstrap
{
    private readonly IReadOnlyList<ScoredPair> pairs;
    private readonly PersonPair[] personPairs;
    private readonly int people;
    private readonly VerificationOptions options;
    private readonly CancellationToken cancellationToken;

    public PairBootstrap(
        IReadOnlyList<ScoredPair> pairs,
        VerificationOptions options,
        CancellationToken cancellationToken
    )
    {
        this.pairs = pairs;
        this.options = options;
        this.cancellationToken = cancellationToken;
        var roots = new PairPeople(pairs.Select(pair => pair.Pair));
        var numbers = new Dictionary<int, int>();
        personPairs = [.. pairs.Select(pair => Numbered(pair, roots, numbers))];
        people = numbers.Count;
    }

    /// <summary>The interval of the accuracy when each pair is judged at its fold's threshold; null without replicates.</summary>
    public ConfidenceInterval? Accuracy(IReadOnlyList<FoldSplit> folds)
    {
        if (options.BootstrapReplicates == 0)
            return null;
        var thresholds = folds.ToDictionary(fold => fold.Result.Fold, fold => fold.Threshold);
        var isRight = pairs.Select(pair =>
            pair.SquaredDistance is { } distance && distance <= thresholds[pair.Pair.Fold] == pair.Pair.Same
        );
        return PersonBootstrap.OfAccuracy(
            [.. personPairs.Zip(isRight)],
            people,
            options.BootstrapReplicates,
            new Random(options.Seed),
            cancellationToken
        );
    }

    /// <summary>The same rates with intervals, where they can be measured.</summary>
    public IReadOnlyList<ValidationAtFar> WithIntervals(IReadOnlyList<ValidationAtFar> rates)
    {
        var intervals = Intervals([.. rates.Where(rate => rate.IsMeasurable).Select(rate => rate.FalseAcceptRate)]);
        return
        [
            .. rates.Select(rate =>
                intervals.TryGetValue(rate.FalseAcceptRate, out var interval)
                    ? rate with
                    {
                        BootstrapInterval = interval.ValidationRate,
                        ThresholdInterval = interval.SquaredDistance,
                    }
                    : rate
            ),
        ];
    }

    /// <summary>The intervals at each of some FARs; empty without replicates.</summary>
    public IReadOnlyDictionary<double, PersonIntervals> Intervals(double[] falseAcceptRates)
    {
        if (options.BootstrapReplicates == 0)
            return new Dictionary<double, PersonIntervals>();
        falseAcceptRates = [.. falseAcceptRates.Distinct()];
        PersonPair[] measured = [.. personPairs.Where((_, at) => pairs[at].SquaredDistance is not null)];
        var intervals = new PersonBootstrap(measured, people).Run(
            falseAcceptRates,
            options.BootstrapReplicates,
            new Random(options.Seed),
            cancellationToken
        );
        return falseAcceptRates.Zip(intervals).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static PersonPair Numbered(ScoredPair pair, PairPeople roots, Dictionary<int, int> numbers)
    {
        return new PersonPair(
            pair.SquaredDistance ?? float.PositiveInfinity,
            pair.Pair.Same,
            Number(pair.Pair.Left),
            Number(pair.Pair.Right)
        );

        int Number(string image)
        {
            var root = roots[image];
            if (!numbers.TryGetValue(root, out var number))
                numbers.Add(root, number = numbers.Count);
            return number;
        }
    }
}
