namespace FaceNet.Evaluation.Verification;

/// <summary>How many false accepts a FAR allows among a number (or weight) of different pairs.</summary>
internal static class FalseAcceptBudget
{
    /// <summary>
    /// FAR × pairs may be whole in the user's mind and less in binary (0.29 × 100 is 28.999…96). This is far larger than
    /// the rounding of a product below 10⁹ and far smaller than one pair.
    /// </summary>
    public const double Rounding = 1e-6;

    public static double Of(double falseAcceptRate, double differentPairs) =>
        (falseAcceptRate * differentPairs) + Rounding;
}
