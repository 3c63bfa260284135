namespace FaceNet.Evaluation.Verification;

/// <summary>A point of the receiver operating characteristic.</summary>
/// <param name="SquaredDistance">
/// The threshold: pairs at most this far apart are accepted. Null for the first point, where no pair is.
/// </param>
/// <param name="FalseAcceptRate">FAR(d), 0 to 1.</param>
/// <param name="ValidationRate">VAL(d), 0 to 1.</param>
public readonly record struct RocPoint(float? SquaredDistance, double FalseAcceptRate, double ValidationRate)
{
    /// <summary>1 − VAL(d), the other axis of a detection error trade-off (DET) curve.</summary>
    public double FalseRejectRate => 1 - ValidationRate;
}
