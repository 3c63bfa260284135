using System.ComponentModel.DataAnnotations;

namespace FaceNet.Clustering;

/// <summary>
/// Weighted Chinese whispers (Biemann 2006): every face begins with a label of its own and takes, again and again, the
/// one that weighs most among its neighbours, until nothing changes. A neighbour weighs the more the nearer it is: 1 at
/// no distance, 0 at the radius. Needs the fewest steps of all; its answer depends on the seed.
/// <para>Of labels that weigh the same the smaller wins; one that a face must stay apart from is passed over.</para>
/// </summary>
public sealed class ChineseWhispers : IFaceClustering
{
    /// <summary>Sets how far neighbours can be.</summary>
    /// <param name="squaredRadius">Squared distance within which faces are neighbours, above 0 and up to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is out of range.</exception>
    public ChineseWhispers(float squaredRadius)
    {
        if (squaredRadius is not (> 0 and <= 4))
            throw new ArgumentOutOfRangeException(
                nameof(squaredRadius),
                squaredRadius,
                "A squared radius among unit vectors is above 0 and at most 4."
            );
        SquaredRadius = squaredRadius;
    }

    /// <summary>Squared distance within which faces are neighbours.</summary>
    public float SquaredRadius { get; }

    /// <summary>Decides the order in which faces choose; 1 unless told.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Rounds in which every face chooses once, at most; 100 unless told. It settles in about ten.</summary>
    [Range(1, int.MaxValue)]
    public int MaxRounds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;

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
        return Cluster(NeighbourGraph.Build(faces, options, cancellationToken), constraints, cancellationToken);
    }

    /// <summary>The same on a graph that is there already, whose radius stands in for that of this object.</summary>
    /// <param name="graph">The faces and which are near each other.</param>
    /// <param name="constraints">What is known beforehand; null for nothing.</param>
    /// <param name="cancellationToken">Honoured between rounds.</param>
    /// <returns>A label for each face; empty where there are no faces.</returns>
    /// <exception cref="ArgumentException">A constraint names a face that is not there.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int[] Cluster(
        NeighbourGraph graph,
        ClusteringConstraints? constraints = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(graph);
        var sets = new FaceSets(graph.Faces.Count, constraints);
        var whispers = new Whispers(WeightedGraph.Of(graph, sets), sets);
        var random = new Random(Seed);
        for (var round = 0; round < MaxRounds && whispers.Round(random); round++)
            cancellationToken.ThrowIfCancellationRequested();
        return whispers.Labels();
    }
}
