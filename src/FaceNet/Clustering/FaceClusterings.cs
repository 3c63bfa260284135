namespace FaceNet.Clustering;

/// <summary>
/// The ways of clustering by name, each with the settings that suit an embedder: what it needs in place of average
/// linkage's bound, as a share of that. The shares were chosen on people left out of training, for the largest sum of
/// B-cubed F; see docs/benchmarks/search-and-clustering.md.
/// </summary>
public static class FaceClusterings
{
    private const float WhispersShare = 0.9f;
    private const float DbscanShare = 0.66f;
    private const float HdbscanShare = 0.9f;
    private const float CompleteShare = 1.12f;
    private const float LeastRadius = 1e-6f;

    /// <summary>Makes one.</summary>
    /// <param name="method">Which.</param>
    /// <param name="groupingDistance">
    /// Mean squared distance up to which two groups of faces are one person, 0 to 4:
    /// <c>FaceRecognizer.GroupingDistance</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is out of range, or there is no such method.</exception>
    public static IFaceClustering Create(ClusteringMethod method, float groupingDistance)
    {
        if (groupingDistance is not (>= 0 and <= 4))
            throw new ArgumentOutOfRangeException(
                nameof(groupingDistance),
                groupingDistance,
                "The squared distance of unit vectors is between 0 and 4."
            );
        return method switch
        {
            ClusteringMethod.AverageLinkage => new AverageLinkage(groupingDistance),
            ClusteringMethod.ChineseWhispers => new ChineseWhispers(Radius(WhispersShare)),
            ClusteringMethod.Dbscan => new Dbscan(Radius(DbscanShare)),
            ClusteringMethod.Hdbscan => new Hdbscan { SquaredRadius = Radius(HdbscanShare) },
            ClusteringMethod.Agglomerative => new AgglomerativeClustering(Radius(CompleteShare))
            {
                Linkage = Linkage.CompleteLink,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
        };

        // At no distance at all only copies of a face are one person; two ways need a radius above 0.
        float Radius(float share) => Math.Clamp(share * groupingDistance, LeastRadius, 4);
    }
}
