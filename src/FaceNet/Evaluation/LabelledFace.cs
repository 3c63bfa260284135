namespace FaceNet.Evaluation;

/// <summary>A picture of which it is known who is on it.</summary>
/// <param name="Image">Path of the picture, or another name for it.</param>
/// <param name="Person">Who is on it.</param>
/// <param name="Embedding">The face's embedding; null when no face was found.</param>
public sealed record LabelledFace(string Image, string Person, Embedding? Embedding);
