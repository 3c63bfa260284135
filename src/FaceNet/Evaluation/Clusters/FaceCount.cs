namespace FaceNet.Evaluation.Clusters;

/// <summary>How many faces a person or a cluster has somewhere.</summary>
/// <param name="Name">The person or the cluster.</param>
/// <param name="Faces">How many.</param>
public readonly record struct FaceCount(string Name, int Faces);
