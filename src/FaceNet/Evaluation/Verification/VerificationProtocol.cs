using FaceNet.Evaluation.Pairs;
using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>
/// The k-fold protocol of LFW (Huang et al. 2007) and of FaceNet's section 5: whatever is chosen for a fold is chosen on
/// the others.
/// </summary>
public static class VerificationProtocol
{
    /// <summary>Runs the test.</summary>
    /// <param name="pairs">The pairs of two folds or more; lists without folds get some by <see cref="PairList.WithFolds"/>.</param>
    /// <param name="options">Rates and bootstrap; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the bootstrap early with an exception.</param>
    /// <exception cref="EvaluationException">
    /// Fewer than two folds, a fold without a measured pair of one class, or a distance that is not a finite number.
    /// </exception>
    public static VerificationResult Run(
        IReadOnlyList<ScoredPair> pairs,
        VerificationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        options ??= new VerificationOptions();
        Check(pairs);
        var folds = FoldSplit.Of(pairs);
        var curve = CurveOf(pairs);
        var bootstrap = new PairBootstrap(pairs, options, cancellationToken);
        return new VerificationResult
        {
            Pairs = pairs.Count,
            Folds = folds.Count,
            NotDetected = pairs.Count(pair => pair.SquaredDistance is null),
            Accuracy = FoldMean.Of([.. folds.Select(fold => fold.Result.Accuracy)]),
            AccuracyInterval = bootstrap.Accuracy(folds),
            ValidationRate = Rates(options, rate => FoldSplit.ValidationRate(folds, rate, countMissed: true)),
            AreaUnderCurve = curve.AreaUnderCurve,
            EqualErrorRate = curve.EqualErrorRate,
            Threshold = curve.MostAccurate().SquaredDistance,
            DetectedOnly = new DetectedPairsResult(
                FoldMean.Of([.. folds.Select(fold => fold.AccuracyOfDetected)]),
                Rates(options, rate => FoldSplit.ValidationRate(folds, rate, countMissed: false))
            ),
            Pooled = bootstrap.WithIntervals(Rates(options, curve.ValidationRateAt)),
            ByFold = [.. folds.Select(fold => fold.Result)],
            Curve = curve,
        };
    }

    /// <summary>The curve of the pairs in which both faces were found.</summary>
    /// <exception cref="EvaluationException">A class has no such pair, or a distance is not a finite number.</exception>
    public static VerificationCurve CurveOf(IEnumerable<ScoredPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var bySame = pairs.ToLookup(pair => pair.Pair.Same, pair => pair.SquaredDistance);
        return VerificationCurve.Of([.. bySame[true].OfType<float>()], [.. bySame[false].OfType<float>()]);
    }

    private static T[] Rates<T>(VerificationOptions options, Func<double, T> measure) =>
        [.. options.FalseAcceptRates.Select(measure)];

    private static void Check(IReadOnlyList<ScoredPair> pairs)
    {
        if (
            pairs.FirstOrDefault(pair => pair.SquaredDistance is { } distance && !float.IsFinite(distance)) is
            { } broken
        )
            throw new EvaluationException(
                $"The squared distance of {broken.Pair} is {broken.SquaredDistance}; it must be a finite number. "
                    + "An embedding holds a NaN or an infinity."
            );
    }
}
