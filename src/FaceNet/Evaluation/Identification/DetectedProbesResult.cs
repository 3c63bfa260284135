namespace FaceNet.Evaluation.Identification;

/// <summary>An identification test on the probes that have a face.</summary>
/// <param name="CumulativeMatch">The cumulative match characteristic.</param>
/// <param name="DetectionIdentificationRate">Each FAR that was asked for.</param>
public sealed record DetectedProbesResult(
    IReadOnlyList<double> CumulativeMatch,
    IReadOnlyList<DetectionIdentificationRate> DetectionIdentificationRate
);
