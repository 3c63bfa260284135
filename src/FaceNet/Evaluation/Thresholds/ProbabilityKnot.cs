namespace FaceNet.Evaluation.Thresholds;

/// <summary>A point of a calibration curve.</summary>
/// <param name="SquaredDistance">Squared distance, 0 to 4.</param>
/// <param name="Probability">Probability that two faces that far apart are one person's, above 0 and below 1.</param>
public readonly record struct ProbabilityKnot(float SquaredDistance, double Probability);
