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

    /// <summary>
    /// Up to so many faces, each is compared with every other; 200,000 unless told. Of more, faces are sorted into cells of
    /// about 500 around typical faces, and each is compared with those of the <see cref="CellsSearched"/> cells nearest to
    /// it: time then grows with n·√n, and neighbours in other cells are missed.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int CompareAllUpTo
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 200_000;

    /// <summary>Cells that a face is compared with when not all are; 16 unless told.</summary>
    [Range(1, 1000)]
    public int CellsSearched
    {
        get;
        init =>
            field = value is >= 1 and <= 1000
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "Between 1 and 1,000 cells can be searched."
                );
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

    internal int NeighboursFor(int faces) => faces <= KeepAllUpTo ? KeepAllUpTo : MaxNeighbours;

    /// <summary>Cells for so many faces: 2,000 of about 500 faces for a million.</summary>
    internal static int CellsFor(int faces) => Math.Clamp((int)(2 * Math.Sqrt(faces)), 1, faces);
}
