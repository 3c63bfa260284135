using System.ComponentModel.DataAnnotations;

namespace FaceNet.Curation;

/// <summary>How the faces of a gallery are sorted by person.</summary>
public sealed record SortingOptions
{
    /// <summary>
    /// Faces are one person's up to this mean squared distance, 0 to 4, inclusive:
    /// <see cref="FaceRecognizer.GroupingDistance"/>.
    /// </summary>
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
    /// Whether all faces of which nothing is known are sorted anew, as <see cref="Clustering.AverageLinkage"/> does, and not
    /// only those that are nobody's. False unless told.
    /// </summary>
    public bool IsFull { get; init; }

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
