namespace FaceNet.Evaluation.Clusters;

/// <summary>A face with the truth about it and what a clustering made of it.</summary>
/// <param name="Face">Its name: a photo's path.</param>
/// <param name="Person">Who it is.</param>
/// <param name="Cluster">The cluster it was put into; null when it was left alone or not found.</param>
/// <param name="IsDetected">False when no face was found on the photo.</param>
public sealed record ClusteredFace(string Face, string Person, string? Cluster, bool IsDetected = true);
