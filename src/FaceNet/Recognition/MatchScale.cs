using FaceNet.Evaluation.Thresholds;

namespace FaceNet.Recognition;

/// <summary>What distances of a model mean.</summary>
/// <param name="Threshold">Where two faces cease to be one person's.</param>
/// <param name="PersonFalseAccepts">How often a stranger comes as close to a person; null where not measured.</param>
/// <param name="Probability">From the distance of two faces to a probability; null where not calibrated.</param>
internal sealed record MatchScale(
    Threshold Threshold,
    FalseAcceptCurve? PersonFalseAccepts,
    SameProbability? Probability
)
{
    public static MatchScale Of(FaceRecognizer recognizer) =>
        new(recognizer.Threshold, recognizer.PersonFalseAccepts, recognizer.Probability);
}
