namespace FaceNet.Evaluation.Verification;

/// <summary>One fold of a verification test.</summary>
/// <param name="Fold">Its number in the pair file.</param>
/// <param name="Pairs">Its pairs, those without a face included.</param>
/// <param name="NotDetected">Its pairs in which a face was not found.</param>
/// <param name="Threshold">The squared distance that judges most pairs of the other folds right.</param>
/// <param name="Accuracy">Share of pairs judged right at it; a pair without a face is judged wrong.</param>
public sealed record FoldResult(int Fold, int Pairs, int NotDetected, float Threshold, double Accuracy);
