using System.ComponentModel.DataAnnotations;

namespace FaceNet.Search;

/// <summary>How a <see cref="VectorIndex"/> works. Nothing here changes what a search finds.</summary>
public sealed record VectorIndexOptions
{
    /// <summary>Threads that a search of many probes uses; all processors unless told. One probe uses one.</summary>
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
