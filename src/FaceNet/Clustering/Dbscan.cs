using System.ComponentModel.DataAnnotations;

namespace FaceNet.Clustering;

/// <summary>
/// DBSCAN (Ester, Kriegel, Sander and Xu 1996): faces with enough others within a radius are cores, cores within the
/// radius of each other are one cluster, and any other face joins the nearest core within the radius or stays alone.
/// <para>
/// A chain of cores is one cluster however long it is, so that two people join where one face resembles both. With
/// constraints, pairs are joined nearest first, and those that must stay apart are passed over.
/// </para>
/// </summary>
public sealed class Dbscan : IFaceClustering
{
    /// <summary>Sets how near cores are.</summary>
    /// <param name="squaredRadius">Squared distance up to which faces are neighbours, 0 to 4, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not between 0 and 4.</exception>
    public Dbscan(float squaredRadius)
    {
        if (squaredRadius is not (>= 0 and <= 4))
            throw new ArgumentOutOfRangeException(
                nameof(squaredRadius),
                squaredRadius,
                "The squared distance of unit vectors is between 0 and 4."
            );
        SquaredRadius = squaredRadius;
    }

    /// <summary>Squared distance up to which faces are neighbours.</summary>
    public float SquaredRadius { get; }

    /// <summary>A core has so many faces within the radius, itself among them. 1 to 65, 2 unless told.</summary>
    [Range(1, 65)]
    public int MinFaces
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
        var edges = graph.Edges().ToArray();
        Array.Sort(edges, GraphEdge.ByDistance);
        var isCore = Array.ConvertAll([.. Enumerable.Range(0, faces.Count)], i => graph.Of(i).Length + 1 >= MinFaces);
        var sets = new FaceSets(faces.Count, constraints);
        foreach (var (first, second, _) in edges)
            if (isCore[first] && isCore[second])
                sets.TryJoin(first, second);
        AttachOthers(edges, isCore, sets);
        return sets.Labels();
    }

    /// <summary>Nearest first; who has joined a core, or is known to belong to one, does not join another.</summary>
    private static void AttachOthers(GraphEdge[] edges, bool[] isCore, FaceSets sets)
    {
        var withCore = new HashSet<int>();
        for (var face = 0; face < isCore.Length; face++)
            if (isCore[face])
                withCore.Add(sets.Find(face));
        foreach (var (first, second, _) in edges)
        {
            if (isCore[first] == isCore[second])
                continue;
            var other = isCore[first] ? second : first;
            if (!withCore.Contains(sets.Find(other)) && sets.TryJoin(first, second))
                withCore.Add(sets.Find(other));
        }
    }
}
