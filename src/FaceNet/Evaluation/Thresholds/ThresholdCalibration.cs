using FaceNet.Evaluation.Statistics;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Thresholds;

/// <summary>
/// Where "same person" ends for a model, as measured on named data: what a model's card keeps, so that an answer comes
/// with its threshold, its FAR and a probability.
/// </summary>
public sealed record ThresholdCalibration
{
    /// <summary>The threshold, the FAR it has on these data, and the data.</summary>
    public required Threshold Threshold { get; init; }

    /// <summary>The FAR that was asked for.</summary>
    public required double TargetFalseAcceptRate { get; init; }

    /// <summary>95 % interval of the squared distance by resampling people; null where that was not done.</summary>
    public required ConfidenceInterval? SquaredDistanceInterval { get; init; }

    /// <summary>Why there is no interval of the squared distance and of VAL; null where there is.</summary>
    public string? NoInterval { get; init; }

    /// <summary>95 % exact binomial interval of the FAR, which takes the pairs for independent.</summary>
    public required ConfidenceInterval FalseAcceptRateInterval { get; init; }

    /// <summary>VAL at the threshold.</summary>
    public required double ValidationRate { get; init; }

    /// <summary>95 % interval of VAL by resampling people; null where that was not done.</summary>
    public required ConfidenceInterval? ValidationRateInterval { get; init; }

    /// <summary>Pairs of the same person it rests on.</summary>
    public required long SamePairs { get; init; }

    /// <summary>Pairs of different people it rests on.</summary>
    public required long DifferentPairs { get; init; }

    /// <summary>From distance to probability.</summary>
    public required SameProbability Probability { get; init; }

    /// <summary>
    /// How often a stranger comes as close to an enrolled person, by squared distance to the person's mean; null where
    /// that was not measured.
    /// </summary>
    public FalseAcceptCurve? PersonFalseAccepts { get; init; }

    /// <summary>Calibrates on a list of pairs.</summary>
    /// <param name="pairs">The pairs; those without a face are left out.</param>
    /// <param name="falseAcceptRate">The FAR to keep to, above 0 and at most 1.</param>
    /// <param name="measuredOn">The data in a few words.</param>
    /// <param name="options">The bootstrap; its rates are not used. Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the bootstrap early with an exception.</param>
    /// <exception cref="EvaluationException">
    /// Too few different pairs for the FAR, a class without a measured pair, or a FAR at which no pair is accepted.
    /// </exception>
    public static ThresholdCalibration Of(
        IReadOnlyList<ScoredPair> pairs,
        double falseAcceptRate,
        string measuredOn,
        VerificationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var curve = VerificationProtocol.CurveOf(pairs);
        var bootstrap = new PairBootstrap(pairs, options ?? new VerificationOptions(), cancellationToken);
        return Of(curve, bootstrap.WithIntervals([curve.ValidationRateAt(falseAcceptRate)])[0], measuredOn);
    }

    /// <summary>Calibrates on what a test found, of listed or of all pairs.</summary>
    /// <param name="curve">The test's curve.</param>
    /// <param name="rate">One of the test's rates on all its pairs together.</param>
    /// <param name="measuredOn">The data in a few words.</param>
    /// <exception cref="EvaluationException">The rate could not be measured, or no pair is accepted at it.</exception>
    public static ThresholdCalibration Of(VerificationCurve curve, ValidationAtFar rate, string measuredOn)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentException.ThrowIfNullOrWhiteSpace(measuredOn);
        if (!rate.IsMeasurable)
            throw new EvaluationException($"No threshold can be chosen: {rate.NotMeasurable}.");
        var point = rate.Point;
        if (point.AcceptsNone)
            throw new EvaluationException(
                $"No threshold can be chosen: with a false accept rate of {rate.FalseAcceptRate:0.######} no pair at all is accepted, "
                    + "for the closest are of different people. Look whether they are the same person under two names, or take a "
                    + "larger rate."
            );
        return new ThresholdCalibration
        {
            Threshold = new Threshold(point.SquaredDistance, point.FalseAcceptRate, measuredOn),
            TargetFalseAcceptRate = rate.FalseAcceptRate,
            SquaredDistanceInterval = rate.ThresholdInterval,
            NoInterval = rate.NoInterval,
            FalseAcceptRateInterval = point.FalseAcceptRateInterval,
            ValidationRate = point.ValidationRate,
            ValidationRateInterval = rate.BootstrapInterval,
            SamePairs = point.SamePairs,
            DifferentPairs = point.DifferentPairs,
            Probability = SameProbability.Fit(curve),
        };
    }
}
