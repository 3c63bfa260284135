using System.ComponentModel.DataAnnotations;

namespace FaceNet.USearch;

/// <summary>When an <see cref="ApproximateIndex"/> approximates, and how hard it looks. Checked when set.</summary>
public sealed record ApproximateIndexOptions
{
    /// <summary>
    /// Up to this many vectors every search is exact, 0 or more. Default 1,000,000, where an exact search takes some
    /// milliseconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    [Range(0, int.MaxValue)]
    public int ApproximateAbove
    {
        get;
        init => field = Between(value, 0, int.MaxValue);
    } = 1_000_000;

    /// <summary>
    /// Neighbours that a vector is linked to, 2 to 512. Default 32; more find more among many
    /// vectors, and take memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 2 to 512.</exception>
    [Range(2, 512)]
    public int Connectivity
    {
        get;
        init => field = Between(value, 2, 512);
    } = 32;

    /// <summary>Vectors that are looked at to link a new one, 1 to 65,536. Default 128.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 65,536.</exception>
    [Range(1, 65_536)]
    public int ExpansionAdd
    {
        get;
        init => field = Between(value, 1, 65_536);
    } = 128;

    /// <summary>
    /// Candidates that a search keeps at hand, 1 to 65,536; more find more and take longer. Default 128. A search for more
    /// hits keeps as many. In the end three times the hits that are asked for are compared in floats.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 65,536.</exception>
    [Range(1, 65_536)]
    public int ExpansionSearch
    {
        get;
        init => field = Between(value, 1, 65_536);
    } = 128;

    /// <summary>Threads that build a graph and search many probes; all processors unless told. One probe uses one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    [Range(1, int.MaxValue)]
    public int Parallelism
    {
        get;
        init => field = Between(value, 1, int.MaxValue);
    } = Environment.ProcessorCount;

    private static int Between(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
