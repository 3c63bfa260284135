namespace FaceNet;

/// <summary>A point of a <see cref="FalseAcceptCurve"/>.</summary>
/// <param name="SquaredDistance">Squared distance, 0 to 4.</param>
/// <param name="FalseAcceptRate">Share of strangers at most that far away, above 0 and at most 1.</param>
public readonly record struct FalseAcceptKnot(float SquaredDistance, double FalseAcceptRate);
