using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>What resampling people says of an operating point.</summary>
/// <param name="ValidationRate">95 % interval of VAL.</param>
/// <param name="SquaredDistance">95 % interval of the threshold.</param>
internal readonly record struct PersonIntervals(ConfidenceInterval ValidationRate, ConfidenceInterval SquaredDistance);
