using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace FaceNet.Search.Kernels;

/// <summary>
/// ARM64's dot product of four signed bytes. The codes are unsigned, so 128 is taken from each (one bit flipped) and
/// given back: 128 times the sum of the probe.
/// </summary>
internal sealed class ArmByteKernel : IByteKernel
{
    private const int RowCount = 4;

    /// <inheritdoc />
    public int Rows => RowCount;

    /// <inheritdoc />
    public void Multiply(ReadOnlySpan<int> probe, ReadOnlySpan<int> panels, Span<int> products)
    {
        var length = CodePanel.RefuseMisfits(1, probe, panels, products) * Panel.Width;
        var offset = Offset(probe, 0, 1);
        for (; panels.Length > 0; panels = panels[length..], products = products[Panel.Width..])
        for (var lane = 0; lane < Panel.Width; lane += 16)
            MultiplyStrip(probe, panels[lane..length], products[lane..], offset);
    }

    /// <inheritdoc />
    public void MultiplyTile(ReadOnlySpan<int> rows, ReadOnlySpan<int> panel, Span<int> products)
    {
        CodePanel.RefuseMisfits(RowCount, rows, panel, products);
        for (var lane = 0; lane < Panel.Width; lane += 4)
            MultiplyLanes(rows, panel[lane..], products[lane..]);
    }

    /// <summary>One probe by four registers.</summary>
    private static void MultiplyStrip(ReadOnlySpan<int> probe, ReadOnlySpan<int> panel, Span<int> products, int offset)
    {
        ref var column = ref MemoryMarshal.GetReference(panel);
        var flip = Vector128.Create((byte)0x80);
        var sum0 = Vector128.Create(offset);
        var (sum1, sum2, sum3) = (sum0, sum0, sum0);
        for (var group = 0; group < probe.Length; group++)
        {
            var values = Vector128.Create(probe[group]).AsSByte();
            var at = (nuint)(group * Panel.Width);
            sum0 = Dp.DotProduct(sum0, Signed(Vector128.LoadUnsafe(ref column, at), flip), values);
            sum1 = Dp.DotProduct(sum1, Signed(Vector128.LoadUnsafe(ref column, at + 4), flip), values);
            sum2 = Dp.DotProduct(sum2, Signed(Vector128.LoadUnsafe(ref column, at + 8), flip), values);
            sum3 = Dp.DotProduct(sum3, Signed(Vector128.LoadUnsafe(ref column, at + 12), flip), values);
        }
        sum0.CopyTo(products);
        sum1.CopyTo(products[4..]);
        sum2.CopyTo(products[8..]);
        sum3.CopyTo(products[12..]);
    }

    /// <summary>Four probes by one register.</summary>
    private static void MultiplyLanes(ReadOnlySpan<int> rows, ReadOnlySpan<int> panel, Span<int> products)
    {
        ref var column = ref MemoryMarshal.GetReference(panel);
        var flip = Vector128.Create((byte)0x80);
        var sum0 = Vector128.Create(Offset(rows, 0, RowCount));
        var sum1 = Vector128.Create(Offset(rows, 1, RowCount));
        var sum2 = Vector128.Create(Offset(rows, 2, RowCount));
        var sum3 = Vector128.Create(Offset(rows, 3, RowCount));
        for (var group = 0; group < rows.Length / RowCount; group++)
        {
            var codes = Signed(Vector128.LoadUnsafe(ref column, (nuint)(group * Panel.Width)), flip);
            var values = Vector128.Create(rows[(group * RowCount)..]).AsSByte();
            sum0 = Dp.DotProductBySelectedQuadruplet(sum0, codes, values, 0);
            sum1 = Dp.DotProductBySelectedQuadruplet(sum1, codes, values, 1);
            sum2 = Dp.DotProductBySelectedQuadruplet(sum2, codes, values, 2);
            sum3 = Dp.DotProductBySelectedQuadruplet(sum3, codes, values, 3);
        }
        sum0.CopyTo(products);
        sum1.CopyTo(products[Panel.Width..]);
        sum2.CopyTo(products[(2 * Panel.Width)..]);
        sum3.CopyTo(products[(3 * Panel.Width)..]);
    }

    private static Vector128<sbyte> Signed(Vector128<int> codes, Vector128<byte> flip) =>
        (codes.AsByte() ^ flip).AsSByte();

    private static int Offset(ReadOnlySpan<int> rows, int row, int stride)
    {
        var sum = 0;
        for (var at = row; at < rows.Length; at += stride)
            sum += (sbyte)rows[at] + (sbyte)(rows[at] >> 8) + (sbyte)(rows[at] >> 16) + (rows[at] >> 24);
        return 128 * sum;
    }
}
