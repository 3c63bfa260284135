namespace FaceNet.Search.Kernels;

/// <summary>
/// A panel of vectors in bytes: [groups of 4 values][<see cref="Panel.Width"/>][4 bytes], so that the four bytes that an
/// instruction multiplies and adds are neighbours, and every lane of a register is a vector. Four bytes are held as an
/// <see cref="int"/>, the first in its low byte.
/// </summary>
internal static class CodePanel
{
    /// <summary>Groups of four values; the last is filled with zeros.</summary>
    public static int GroupsFor(int dimension) => (dimension + 3) / 4;

    /// <summary>Refuses lengths that would let a kernel read or write beyond its spans.</summary>
    /// <returns>The groups of a row.</returns>
    public static int RefuseMisfits(int rows, ReadOnlySpan<int> packed, ReadOnlySpan<int> panels, Span<int> products)
    {
        var groups = packed.Length / rows;
        if (groups == 0 || packed.Length % rows != 0 || panels.Length % (groups * Panel.Width) != 0)
            throw new ArgumentException(
                $"{packed.Length} groups of {rows} rows do not fit panels of {panels.Length} groups.",
                nameof(panels)
            );
        if (products.Length < rows * (panels.Length / groups))
            throw new ArgumentException($"{products.Length} places are too few for the products.", nameof(products));
        return groups;
    }
}
