namespace FaceNet.Clustering;

/// <summary>
/// Dot products of <see cref="TileShape.Rows"/> vectors with a panel of <see cref="Columns"/> vectors, all of them at
/// once in registers: each value that is read takes part in many products, which is what makes exact search fast.
/// </summary>
internal interface IDotTile
{
    /// <summary>Vectors in a panel.</summary>
    static abstract int Columns { get; }

    /// <summary>Computes the products.</summary>
    /// <param name="rows">Rows interleaved, [dimension][rows].</param>
    /// <param name="panel">Columns interleaved, [dimension][<see cref="Columns"/>].</param>
    /// <param name="products">Receives [rows][<see cref="Columns"/>].</param>
    static abstract void Multiply(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products);
}
