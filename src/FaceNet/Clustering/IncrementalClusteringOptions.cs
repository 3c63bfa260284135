using System.ComponentModel.DataAnnotations;

namespace FaceNet.Clustering;

/// <summary>How an <see cref="IncrementalClustering"/> decides.</summary>
public sealed record IncrementalClusteringOptions
{
    /// <summary>A face joins a cluster up to this mean squared distance to its faces. 0 to 4, inclusive.</summary>
    [Range(0f, 4f)]
    public required float MeanSquaredDistance
    {
        get;
        init =>
            field = value is >= 0 and <= 4
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "The squared distance of unit vectors is between 0 and 4."
                );
    }

    /// <summary>
    /// The clusters of so many faces nearest to a new one are weighed. 16 unless told. A cluster whose mean is within the
    /// bound has a face within it, but many faces of other clusters can be nearer.
    /// </summary>
    [Range(1, 1000)]
    public int Neighbours
    {
        get;
        init =>
            field = value is >= 1 and <= 1000
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Between 1 and 1,000 can be looked at.");
    } = 16;

    /// <summary>Threads to use; all processors unless told.</summary>
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
}
