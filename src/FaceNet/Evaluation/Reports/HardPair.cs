namespace FaceNet.Evaluation.Reports;

/// <summary>A pair that is hard to judge.</summary>
/// <param name="Left">Path of one picture.</param>
/// <param name="Right">Path of the other.</param>
/// <param name="SquaredDistance">Squared distance of their embeddings, 0 to 4.</param>
internal sealed record HardPair(string Left, string Right, float SquaredDistance);
