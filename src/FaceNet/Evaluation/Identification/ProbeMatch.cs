namespace FaceNet.Evaluation.Identification;

/// <summary>How a probe with a face fared against the gallery.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Own">Squared distance to the closest face of its own person; null where that person has none enrolled.</param>
/// <param name="ClosestOther">Squared distance to the closest face of anybody else.</param>
/// <param name="Rank">1 + how many people are at most as far as the own; null without the own.</param>
internal readonly record struct ProbeMatch(LabelledFace Probe, float? Own, float ClosestOther, int? Rank);
