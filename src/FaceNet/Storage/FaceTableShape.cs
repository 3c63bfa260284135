namespace FaceNet.Storage;

/// <summary>What must be known of a table of faces before its first row is written.</summary>
public sealed record FaceTableShape
{
    /// <summary>Number of values of each vector, at least 1.</summary>
    public required int Dimension
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>
    /// Length of the longest path, as <see cref="string.Length"/> counts it, 0 or more: <c>.npy</c> gives each row the
    /// same number of bytes. The other formats take paths of any length.
    /// </summary>
    public required int LongestPath
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>
    /// Length of the longest person's name, 0 or more, likewise; null for a table without a column <c>person</c>.
    /// </summary>
    public int? LongestPerson
    {
        get;
        init
        {
            if (value is { } length)
                ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(value));
            field = value;
        }
    }
}
