using System.ComponentModel.DataAnnotations;

namespace FaceNet.Clustering;

/// <summary>
/// HDBSCAN (Campello, Moulavi and Sander 2013): the clusters that last longest while the radius of DBSCAN shrinks, each
/// at a radius of its own (excess of mass). What lasts in none is noise.
/// <para>
/// Nothing farther apart than <see cref="SquaredRadius"/> is ever one cluster; at 4 that is no limit, and the answer is
/// that of the method as published. Of more than 2,048 faces, each is compared with its 64 nearest only.
/// </para>
/// </summary>
public sealed class Hdbscan : IFaceClustering
{
    /// <summary>Pairs farther apart than this squared distance do not connect. Above 0, up to 4; 4 unless told.</summary>
    [Range(0f, 4f)]
    public float SquaredRadius
    {
        get;
        init =>
            field = value is > 0 and <= 4
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "A squared radius among unit vectors is above 0 and at most 4."
                );
    } = 4;

    /// <summary>A cluster has at least so many faces. At least 2, which it is unless told.</summary>
    [Range(2, int.MaxValue)]
    public int MinFaces
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 2;

    /// <summary>
    /// How dense it is around a face tells the distance to the nearest so many, the face itself among them: the core
    /// distance. 1 to 65, 2 unless told; 1 makes it single linkage.
    /// </summary>
    [Range(1, 65)]
    public int CoreFaces
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            // A graph of many faces keeps 64 neighbours of each.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 65);
            field = value;
        }
    } = 2;

    /// <summary>Whether all faces together can be one cluster. False unless told, as published.</summary>
    public bool AllowsOneCluster { get; init; }

    /// <summary>Threads that look for neighbours; all processors unless told.</summary>
    [Range(1, int.MaxValue)]
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
        var options = new NeighbourGraphOptions { SquaredRadius = SquaredRadius, Parallelism = Parallelism };
        var graph = NeighbourGraph.Build(faces, options, cancellationToken);
        var sets = new FaceSets(faces.Count, constraints);
        var known = Array.ConvertAll([.. Enumerable.Range(0, faces.Count)], sets.Find);
        var forest = new MergeForest(ReachabilityEdges(graph), sets);
        var tree = new CondensedTree(forest, MinFaces, SquaredRadius < 4 ? 1 / MathF.Sqrt(SquaredRadius) : 0);
        foreach (var root in tree.Roots)
            tree.Select(root, mayBeRoot: AllowsOneCluster || forest.SizeOf(tree.NodeOf(root)) < faces.Count);
        var clusters = tree.ClusterOfLeaves();
        return ClusterLabels.InOrder(
            faces.Count,
            face => clusters[known[face]] is { } cluster ? faces.Count + cluster : known[face]
        );
    }

    /// <summary>
    /// The edges by their mutual reachability: the largest of the distance and both core distances. A face without enough
    /// neighbours has none.
    /// </summary>
    private GraphEdge[] ReachabilityEdges(NeighbourGraph graph)
    {
        var edges = new List<GraphEdge>();
        foreach (var (first, second, distance) in graph.Edges())
            if (CoreDistance(graph, first) is { } one && CoreDistance(graph, second) is { } other)
                edges.Add(new GraphEdge(first, second, Math.Max(distance, Math.Max(one, other))));
        edges.Sort(GraphEdge.ByDistance);
        return [.. edges];
    }

    private float? CoreDistance(NeighbourGraph graph, int face) =>
        CoreFaces == 1 ? 0
        : graph.Of(face).Length < CoreFaces - 1 ? null
        : graph.Of(face)[CoreFaces - 2].SquaredDistance;
}
