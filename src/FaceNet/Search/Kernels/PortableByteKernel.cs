using System.Numerics;

namespace FaceNet.Search.Kernels;

/// <summary>For machines without an instruction for sums of bytes: takes the four bytes of each lane apart.</summary>
internal sealed class PortableByteKernel : IByteKernel
{
    /// <inheritdoc />
    public int Rows => 1;

    /// <inheritdoc />
    public void Multiply(ReadOnlySpan<int> probe, ReadOnlySpan<int> panels, Span<int> products)
    {
        var length = CodePanel.RefuseMisfits(1, probe, panels, products) * Panel.Width;
        for (; panels.Length > 0; panels = panels[length..], products = products[Panel.Width..])
        for (var lane = 0; lane < Panel.Width; lane += Vector<int>.Count)
            Sum(probe, panels[lane..length]).CopyTo(products[lane..]);
    }

    /// <inheritdoc />
    public void MultiplyTile(ReadOnlySpan<int> rows, ReadOnlySpan<int> panel, Span<int> products) =>
        Multiply(rows, panel, products);

    private static Vector<int> Sum(ReadOnlySpan<int> probe, ReadOnlySpan<int> panel)
    {
        var sum = Vector<int>.Zero;
        var low = new Vector<int>(0xFF);
        for (var group = 0; group < probe.Length; group++)
        {
            var codes = new Vector<int>(panel[(group * Panel.Width)..]);
            var values = probe[group];
            sum += (codes & low) * (sbyte)values;
            sum += ((codes >>> 8) & low) * (sbyte)(values >> 8);
            sum += ((codes >>> 16) & low) * (sbyte)(values >> 16);
            sum += (codes >>> 24) * (values >> 24);
        }
        return sum;
    }
}
