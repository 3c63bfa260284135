namespace FaceNet.Search.Kernels;

/// <summary>
/// Dot products of vectors in bytes: signed ones of a probe with the unsigned ones of a panel, as the machines multiply
/// them. Every kernel gives the same integers.
/// </summary>
internal interface IByteKernel
{
    /// <summary>Probes that are compared with a panel at once.</summary>
    int Rows { get; }

    /// <summary>Compares one probe with any number of panels.</summary>
    /// <param name="probe">[groups of 4 values], each −64 to 64; see <see cref="CodePanel"/>.</param>
    /// <param name="panels">One after the other.</param>
    /// <param name="products">Receives [panels][<see cref="Panel.Width"/>].</param>
    void Multiply(ReadOnlySpan<int> probe, ReadOnlySpan<int> panels, Span<int> products);

    /// <summary>Compares a tile of probes with a panel.</summary>
    /// <param name="rows">Interleaved, [groups of 4 values][<see cref="Rows"/>].</param>
    /// <param name="panel">One.</param>
    /// <param name="products">Receives [<see cref="Rows"/>][<see cref="Panel.Width"/>].</param>
    void MultiplyTile(ReadOnlySpan<int> rows, ReadOnlySpan<int> panel, Span<int> products);
}
