namespace FaceNet.Evaluation.Leaks;

/// <summary>A picture and its hash.</summary>
/// <param name="Image">Path of the picture.</param>
/// <param name="Hash">Its hash.</param>
public sealed record HashedImage(string Image, PerceptualHash Hash);
