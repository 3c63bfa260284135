using System.ComponentModel.DataAnnotations;

namespace FaceNet.Clustering;

/// <summary>
/// Agglomerative clustering over all pairs: the two clusters that are nearest become one, again and again, up to a bound.
/// Nothing is left out, at the price of four bytes for each pair: 200 MB for 10,000 faces. For more faces, and average
/// linkage, see <see cref="AverageLinkage"/>.
/// </summary>
public sealed class AgglomerativeClustering : IFaceClustering
{
    /// <summary>The most faces that can be clustered: 800 MB.</summary>
    public const int MaxFaces = 20_000;

    /// <summary>Sets the bound.</summary>
    /// <param name="squaredDistance">Clusters merge up to this squared distance, 0 to 4, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not between 0 and 4.</exception>
    public AgglomerativeClustering(float squaredDistance)
    {
        if (squaredDistance is not (>= 0 and <= 4))
            throw new ArgumentOutOfRangeException(
                nameof(squaredDistance),
                squaredDistance,
                "The squared distance of unit vectors is between 0 and 4."
            );
        SquaredDistance = squaredDistance;
    }

    /// <summary>Clusters merge up to this squared distance, measured as <see cref="Linkage"/> says.</summary>
    public float SquaredDistance { get; }

    /// <summary>How far apart two clusters are; average unless told.</summary>
    public Linkage Linkage { get; init; }

    /// <summary>Threads that compare faces; all processors unless told.</summary>
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
    /// <exception cref="ArgumentException">There are more than <see cref="MaxFaces"/> faces.</exception>
    public int[] Cluster(
        IReadOnlyList<Embedding> faces,
        ClusteringConstraints? constraints = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (faces.Count > MaxFaces)
            throw new ArgumentException(
                $"{faces.Count} faces are too many to compare all pairs of; {MaxFaces} are the most. Use average linkage.",
                nameof(faces)
            );
        var sets = new FaceSets(faces.Count, constraints);
        if (faces.Count == 0)
            return [];
        var merging = new PairwiseMerging(PairDistances.Of(faces, Parallelism, cancellationToken), sets, Linkage);
        while (merging.MergeClosest(SquaredDistance))
            cancellationToken.ThrowIfCancellationRequested();
        return sets.Labels();
    }
}
