namespace FaceNet.Evaluation.AllPairs;

/// <summary>VAL at a FAR, with faces that were not found counted as errors.</summary>
/// <param name="FalseAcceptRate">The FAR asked for.</param>
/// <param name="Rate">
/// Accepted pairs of one person over all of them, those in which a face was not found included; null where it cannot be
/// measured.
/// </param>
public readonly record struct CountedValidationRate(double FalseAcceptRate, double? Rate);
