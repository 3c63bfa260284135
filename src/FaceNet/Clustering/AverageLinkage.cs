namespace FaceNet.Clustering;

/// <summary>
/// Agglomerative clustering by average linkage: the two clusters with the smallest mean squared distance between their
/// faces become one, again and again, as long as that mean is within a bound (Sokal and Michener 1958, UPGMA).
/// <para>
/// Works on the edges of a <see cref="NeighbourGraph"/> instead of all pairs. The result is nevertheless that of all
/// pairs where the graph <see cref="NeighbourGraph.IsComplete"/>: a mean within the bound needs at least one pair
/// within it, so two clusters that may merge always share an edge. In a graph that is not complete, only a cluster of
/// more faces than neighbours were kept can come out in parts.
/// </para>
/// </summary>
public sealed class AverageLinkage
{
    /// <summary>Sets the bound.</summary>
    /// <param name="meanSquaredDistance">Clusters merge up to this mean squared distance, 0 to 4, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not between 0 and 4.</exception>
    public AverageLinkage(float meanSquaredDistance)
    {
        if (meanSquaredDistance is not (>= 0 and <= 4))
            throw new ArgumentOutOfRangeException(
                nameof(meanSquaredDistance),
                meanSquaredDistance,
                "The squared distance of unit vectors is between 0 and 4."
            );
        MeanSquaredDistance = meanSquaredDistance;
    }

    /// <summary>Clusters merge up to this mean squared distance.</summary>
    public float MeanSquaredDistance { get; }

    /// <summary>
    /// Labels each face with its cluster: 0 for that of the first face, 1 for the next new one, and so on. Equal
    /// distances are decided by index, so the labels depend on the order of the faces only.
    /// </summary>
    /// <param name="graph">The faces and which are near each other.</param>
    /// <param name="apart">
    /// A group for each face, or null for none: faces of one group, as those of one photo, never share a cluster.
    /// </param>
    /// <param name="cancellationToken">Honoured between merges.</param>
    /// <returns>A label for each face; empty where there are no faces.</returns>
    /// <exception cref="ArgumentException">
    /// The graph's radius is smaller than the bound, or <paramref name="apart"/> has another length than the faces.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int[] Cluster(
        NeighbourGraph graph,
        IReadOnlyList<int?>? apart = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.SquaredRadius < MeanSquaredDistance)
            throw new ArgumentException(
                $"The graph ends at a squared distance of {graph.SquaredRadius}; merging up to {MeanSquaredDistance} "
                    + "needs one that reaches as far.",
                nameof(graph)
            );
        if (apart is not null && apart.Count != graph.Faces.Count)
            throw new ArgumentException($"{apart.Count} groups for {graph.Faces.Count} faces.", nameof(apart));

        var agglomeration = new Agglomeration(graph, MeanSquaredDistance, new ApartGroups(graph.Faces.Count, apart));
        while (agglomeration.MergeClosest())
            cancellationToken.ThrowIfCancellationRequested();
        return agglomeration.Labels();
    }
}
