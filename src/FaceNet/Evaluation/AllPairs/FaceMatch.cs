namespace FaceNet.Evaluation.AllPairs;

/// <summary>Two faces and their distance.</summary>
/// <param name="Left">One face.</param>
/// <param name="Right">The other.</param>
/// <param name="SquaredDistance">Squared distance of their embeddings, 0 to 4.</param>
public sealed record FaceMatch(LabelledFace Left, LabelledFace Right, float SquaredDistance);
