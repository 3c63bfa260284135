using System.Text.Json.Serialization;
using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>What a verification test found.</summary>
public sealed record VerificationResult
{
    /// <summary>How many pairs the test has, those without a face included.</summary>
    public required int Pairs { get; init; }

    /// <summary>How many folds.</summary>
    public required int Folds { get; init; }

    /// <summary>How many pairs could not be measured, because a face was not found on one of the pictures.</summary>
    public required int NotDetected { get; init; }

    /// <summary>
    /// Share of pairs judged right, over the folds, each at the threshold that is best on the others. A pair without a
    /// face counts as judged wrong.
    /// </summary>
    public required FoldMean Accuracy { get; init; }

    /// <summary>95 % interval of the accuracy by resampling people, thresholds held; null where that was not done.</summary>
    public required ConfidenceInterval? AccuracyInterval { get; init; }

    /// <summary>
    /// VAL over the folds, each at the threshold that has the FAR on the others. A same-person pair without a face counts
    /// as not accepted.
    /// </summary>
    public required IReadOnlyList<FoldValidationRate> ValidationRate { get; init; }

    /// <summary>Area under the ROC of all measured pairs.</summary>
    public required double AreaUnderCurve { get; init; }

    /// <summary>Where false accepts and false rejects of all measured pairs are equally frequent.</summary>
    public required double EqualErrorRate { get; init; }

    /// <summary>The squared distance that judges most measured pairs right, all folds together.</summary>
    public required float Threshold { get; init; }

    /// <summary>The same measures with pairs without a face left out.</summary>
    public required DetectedPairsResult DetectedOnly { get; init; }

    /// <summary>
    /// VAL at each FAR on all measured pairs as one set, with intervals. The threshold is chosen on the pairs it is
    /// measured on.
    /// </summary>
    public required IReadOnlyList<ValidationAtFar> Pooled { get; init; }

    /// <summary>Each fold by itself.</summary>
    public required IReadOnlyList<FoldResult> ByFold { get; init; }

    /// <summary>The curve of all measured pairs.</summary>
    [JsonIgnore]
    public required VerificationCurve Curve { get; init; }
}
