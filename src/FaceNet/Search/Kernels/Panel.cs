namespace FaceNet.Search.Kernels;

/// <summary>
/// Neighbouring vectors interleaved: the same value of all of them lies side by side, so that one register holds that
/// value of many vectors. The shape is the same on every machine, whatever the width of its registers.
/// </summary>
internal static class Panel
{
    /// <summary>Vectors of a panel: two registers of 512 bits. A panel of 128 values fills half a first-level cache.</summary>
    public const int Width = 32;

    /// <summary>Panels for so many vectors.</summary>
    public static int CountFor(int vectors) => (vectors + Width - 1) / Width;

    /// <summary>
    /// Interleaves up to <paramref name="width"/> vectors from <paramref name="start"/> on as [dimension][width]. Places
    /// beyond the last vector keep what they held: whoever reads the products must look at the index.
    /// </summary>
    public static void Interleave(IReadOnlyList<Embedding> vectors, int start, int width, Span<float> packed)
    {
        var count = Math.Min(width, vectors.Count - start);
        for (var column = 0; column < count; column++)
        {
            var place = column;
            foreach (var value in vectors[start + column].Values)
            {
                packed[place] = value;
                place += width;
            }
        }
    }

    /// <summary>Refuses lengths that would let a kernel read or write beyond its spans.</summary>
    public static void RefuseMisfits(
        int rows,
        ReadOnlySpan<float> packed,
        ReadOnlySpan<float> panel,
        Span<float> products
    )
    {
        if (packed.Length % rows != 0 || panel.Length != packed.Length / rows * Width || products.Length < rows * Width)
            throw new ArgumentException(
                $"{packed.Length} values of {rows} rows, a panel of {panel.Length} values and {products.Length} products "
                    + "do not fit each other.",
                nameof(panel)
            );
    }
}
