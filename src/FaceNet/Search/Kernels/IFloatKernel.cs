namespace FaceNet.Search.Kernels;

/// <summary>
/// Dot products of <see cref="Rows"/> vectors with a panel of <see cref="Panel.Width"/> vectors, all of them at once in
/// registers: each value that is read takes part in many products, which is what makes comparing all with all fast.
/// </summary>
internal interface IFloatKernel
{
    /// <summary>Vectors that are compared with a panel at once.</summary>
    int Rows { get; }

    /// <summary>Computes the products.</summary>
    /// <param name="rows">Interleaved, [dimension][<see cref="Rows"/>].</param>
    /// <param name="panel">Interleaved, [dimension][<see cref="Panel.Width"/>].</param>
    /// <param name="products">Receives [<see cref="Rows"/>][<see cref="Panel.Width"/>].</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    void Multiply(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products);
}
