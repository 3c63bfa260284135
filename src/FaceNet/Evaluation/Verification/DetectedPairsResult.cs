using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>A verification test on the pairs in which both faces were found.</summary>
/// <param name="Accuracy">Share of these pairs judged right, over the folds.</param>
/// <param name="ValidationRate">VAL over the folds.</param>
public sealed record DetectedPairsResult(FoldMean Accuracy, IReadOnlyList<FoldValidationRate> ValidationRate);
