using FaceNet.Evaluation.AllPairs;

namespace FaceNet.Robustness;

/// <summary>What a model is worth on photos harmed in one way.</summary>
/// <param name="Distortion">The harm.</param>
/// <param name="Result">Every picture against every other, all of them harmed alike.</param>
public sealed record RobustnessRow(Distortion Distortion, AllPairsResult Result)
{
    /// <summary>The FAR of the paper's table.</summary>
    public const double FalseAcceptRate = 1e-3;

    /// <summary>
    /// VAL at <see cref="FalseAcceptRate"/>, with a pair of one person in which a face was not found counted as not
    /// accepted; null where there are too few pairs of different people to tell.
    /// </summary>
    public double? ValidationRate =>
        Result.ValidationRateOfAll.Single(rate => rate.FalseAcceptRate == FalseAcceptRate).Rate;
}
