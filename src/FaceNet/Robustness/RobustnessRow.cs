using FaceNet.Evaluation.AllPairs;

namespace FaceNet.Robustness;

/// <summary>What a model is worth on photos harmed in one way.</summary>
/// <param name="Distortion">The harm.</param>
/// <param name="Result">Every picture against every other, all of them harmed alike.</param>
public sealed record RobustnessRow(Distortion Distortion, AllPairsResult Result);
