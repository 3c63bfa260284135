using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>One fold, and what is chosen for it on the others.</summary>
internal sealed class FoldSplit
{
    private readonly VerificationCurve fold;
    private readonly VerificationCurve others;
    private readonly int missedSame;

    private FoldSplit(int number, IReadOnlyList<ScoredPair> fold, IEnumerable<ScoredPair> others)
    {
        this.fold = CurveOf(fold, $"Fold {number}");
        this.others = CurveOf(others, $"Without fold {number}");
        missedSame = fold.Count(pair => pair is { SquaredDistance: null, Pair.Same: true });
        var missed = fold.Count(pair => pair.SquaredDistance is null);
        Threshold = this.others.MostAccurate().SquaredDistance;
        AccuracyOfDetected = this.fold.At(Threshold).Accuracy;
        var accuracy = AccuracyOfDetected * (fold.Count - missed) / fold.Count;
        Result = new FoldResult(number, fold.Count, missed, Threshold, accuracy);
    }

    public float Threshold { get; }

    public double AccuracyOfDetected { get; }

    public FoldResult Result { get; }

    /// <summary>Each fold of <paramref name="pairs"/> against the rest, in the order of their numbers.</summary>
    public static IReadOnlyList<FoldSplit> Of(IReadOnlyList<ScoredPair> pairs)
    {
        var folds = pairs.GroupBy(pair => pair.Pair.Fold).OrderBy(fold => fold.Key).ToArray();
        if (folds.Length < 2)
            throw new EvaluationException(
                $"The pairs have {folds.Length} fold; a threshold must be chosen on other pairs than it is tested on. "
                    + "Split the list into folds first."
            );
        return
        [
            .. folds.Select(fold => new FoldSplit(
                fold.Key,
                [.. fold],
                pairs.Where(pair => pair.Pair.Fold != fold.Key)
            )),
        ];
    }

    /// <summary>VAL over the folds at thresholds that have the FAR on the other folds.</summary>
    /// <param name="folds">All folds.</param>
    /// <param name="falseAcceptRate">The FAR.</param>
    /// <param name="countMissed">
    /// Whether a same-person pair without a face counts as not accepted. A different-person pair without a face is never
    /// counted: it would flatter the FAR.
    /// </param>
    public static FoldValidationRate ValidationRate(
        IReadOnlyList<FoldSplit> folds,
        double falseAcceptRate,
        bool countMissed
    )
    {
        var chosen = folds.Select(fold => (Fold: fold, At: fold.others.ValidationRateAt(falseAcceptRate))).ToArray();
        if (chosen.FirstOrDefault(fold => !fold.At.IsMeasurable).At is { } without)
            return new FoldValidationRate { FalseAcceptRate = falseAcceptRate, NotMeasurable = without.NotMeasurable };
        var points = Array.ConvertAll(
            chosen,
            fold =>
            {
                var point = fold.Fold.fold.At(fold.At.Point!.SquaredDistance);
                return countMissed ? point with { SamePairs = point.SamePairs + fold.Fold.missedSame } : point;
            }
        );
        var mean = FoldMean.Of(Array.ConvertAll(points, point => point.ValidationRate));
        return new FoldValidationRate
        {
            FalseAcceptRate = falseAcceptRate,
            Mean = mean.Mean,
            StandardDeviation = mean.StandardDeviation,
            StandardError = mean.StandardError,
            MeasuredFalseAcceptRate = points.Average(point => point.FalseAcceptRate),
        };
    }

    private static VerificationCurve CurveOf(IEnumerable<ScoredPair> pairs, string which)
    {
        try
        {
            return VerificationProtocol.CurveOf(pairs);
        }
        catch (EvaluationException failure)
        {
            throw new EvaluationException(
                $"{which}: {failure.Message} Use fewer folds, each with pairs of both classes.",
                failure
            );
        }
    }
}
