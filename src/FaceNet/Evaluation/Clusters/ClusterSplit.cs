namespace FaceNet.Evaluation.Clusters;

/// <summary>A person whose faces lie in several clusters.</summary>
/// <param name="Person">Who.</param>
/// <param name="MissedPairs">Pairs of the person's faces that are not together.</param>
/// <param name="Clusters">Where the faces are, the fullest cluster first; faces left alone under their own names.</param>
public sealed record ClusterSplit(string Person, long MissedPairs, IReadOnlyList<FaceCount> Clusters);
