using System.ComponentModel.DataAnnotations;

namespace FaceNet.Clustering;

/// <summary>How far a <see cref="NeighbourGraph"/> looks, and how much it keeps.</summary>
public sealed record NeighbourGraphOptions
{
    /// <summary>Up to this many faces, every neighbour is kept: at most 32 MB.</summary>
    internal const int KeepAllUpTo = 2048;

    /// <summary>Pairs farther apart than this squared distance are left out. 0 to 4; 4 keeps all.</summary>
    [Range(0f, 4f)]
    public required float SquaredRadius
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
    /// At most so many neighbours of a face are kept, the nearest; 64 unless told. Of up to 2,048 faces all are kept.
    /// A neighbour takes 8 bytes.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxNeighbours
    {
        get;
        init =>
            field = value is >= 1 and <= 100_000
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "Between 1 and 100,000 neighbours of a face can be kept."
                );
    } = 64;

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

    internal int NeighboursFor(int faces) => faces <= KeepAllUpTo ? KeepAllUpTo : MaxNeighbours;
}
