namespace FaceNet.Evaluation.Clusters;

/// <summary>A cluster in which people are mixed.</summary>
/// <param name="Cluster">Its name.</param>
/// <param name="WrongPairs">Pairs of faces in it that are not of one person.</param>
/// <param name="People">Who is in it, the most frequent first.</param>
public sealed record ClusterMerge(string Cluster, long WrongPairs, IReadOnlyList<FaceCount> People);
