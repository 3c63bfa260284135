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
public sealed class AverageLinkage : IFaceClustering
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

    /// <summary>Threads that look for neighbours; all processors unless told.</summary>
    public int Parallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <inheritdoc />
    public int[] Cluster(
        IReadOnlyList<Embedding> faces,
        ClusteringConstraints? constraints = null,
        CancellationToken cancellationToken = default
    )
    {
        var options = new NeighbourGraphOptions { SquaredRadius = MeanSquaredDistance, Parallelism = Parallelism };
        return Cluster(NeighbourGraph.Build(faces, options, cancellationToken), constraints, cancellationToken);
    }

    /// <summary>
    /// The same on a graph that is there already. Equal distances are decided by index, so the labels depend on the order
    /// of the faces only.
    /// </summary>
    /// <param name="graph">The faces and which are near each other.</param>
    /// <param name="constraints">What is known beforehand; null for nothing.</param>
    /// <param name="cancellationToken">Honoured between merges.</param>
    /// <returns>A label for each face; empty where there are no faces.</returns>
    /// <exception cref="ArgumentException">
    /// The graph's radius is smaller than the bound, or a constraint names a face that is not there.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int[] Cluster(
        NeighbourGraph graph,
        ClusteringConstraints? constraints = null,
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

        var agglomeration = new Agglomeration(graph, MeanSquaredDistance, constraints ?? ClusteringConstraints.None);
        while (agglomeration.MergeClosest())
            cancellationToken.ThrowIfCancellationRequested();
        return agglomeration.Labels();
    }
}
