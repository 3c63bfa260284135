namespace FaceNet.Clustering;

/// <summary>
/// The ways of clustering by name, each with the settings that suit an embedder: what it needs in place of average
/// linkage's bound, as a share of that. The shares were chosen on people left out of training; see docs/results.
/// </summary>
public static class FaceClusterings
{
    private const float WhispersShare = 0.9f;
    private const float DbscanShare = 0.6f;
    private const float HdbscanShare = 0.9f;
    private const float CompleteShare = 1.4f;

    /// <summary>Makes one.</summary>
    /// <param name="method">Which.</param>
    /// <param name="groupingDistance">
    /// Mean squared distance up to which two groups of faces are one person, above 0 and up to 4:
    /// <c>FaceRecognizer.GroupingDistance</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is out of range, or there is no such method.</exception>
    public static IFaceClustering Create(ClusteringMethod method, float groupingDistance)
    {
        if (groupingDistance is not (> 0 and <= 4))
            throw new ArgumentOutOfRangeException(
                nameof(groupingDistance),
                groupingDistance,
                "A squared distance at which groups end is above 0 and at most 4."
            );
        return method switch
        {
            ClusteringMethod.AverageLinkage => new AverageLinkage(groupingDistance),
            ClusteringMethod.ChineseWhispers => new ChineseWhispers(WhispersShare * groupingDistance),
            ClusteringMethod.Dbscan => new Dbscan(DbscanShare * groupingDistance),
            ClusteringMethod.Hdbscan => new Hdbscan { SquaredRadius = HdbscanShare * groupingDistance },
            ClusteringMethod.Agglomerative => new AgglomerativeClustering(Math.Min(4, CompleteShare * groupingDistance))
            {
                Linkage = Linkage.CompleteLink,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
        };
    }
}
