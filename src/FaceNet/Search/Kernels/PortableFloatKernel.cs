using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceNet.Search.Kernels;

/// <summary>
/// Six rows by two registers of whatever width this machine has, which divides the panel into strips: twelve sums, two
/// columns and a broadcast row fill the sixteen registers of AVX2.
/// </summary>
internal sealed class PortableFloatKernel : IFloatKernel
{
    private const int RowCount = 6;

    /// <inheritdoc />
    public int Rows => RowCount;

    /// <inheritdoc />
    public void Multiply(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products)
    {
        Panel.RefuseMisfits(RowCount, rows, panel, products);
        for (var strip = 0; strip < Panel.Width; strip += 2 * Vector<float>.Count)
            MultiplyStrip(rows, panel[strip..], products[strip..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyStrip(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products)
    {
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var column = ref MemoryMarshal.GetReference(panel);
        Vector<float> left0 = default,
            left1 = default,
            left2 = default,
            left3 = default,
            left4 = default,
            left5 = default;
        Vector<float> right0 = default,
            right1 = default,
            right2 = default,
            right3 = default,
            right4 = default,
            right5 = default;
        for (var k = rows.Length / RowCount; k > 0; k--)
        {
            var left = Vector.LoadUnsafe(ref column);
            var right = Vector.LoadUnsafe(ref column, (nuint)Vector<float>.Count);
            var value0 = new Vector<float>(row);
            left0 = Vector.MultiplyAddEstimate(value0, left, left0);
            right0 = Vector.MultiplyAddEstimate(value0, right, right0);
            var value1 = new Vector<float>(Unsafe.Add(ref row, 1));
            left1 = Vector.MultiplyAddEstimate(value1, left, left1);
            right1 = Vector.MultiplyAddEstimate(value1, right, right1);
            var value2 = new Vector<float>(Unsafe.Add(ref row, 2));
            left2 = Vector.MultiplyAddEstimate(value2, left, left2);
            right2 = Vector.MultiplyAddEstimate(value2, right, right2);
            var value3 = new Vector<float>(Unsafe.Add(ref row, 3));
            left3 = Vector.MultiplyAddEstimate(value3, left, left3);
            right3 = Vector.MultiplyAddEstimate(value3, right, right3);
            var value4 = new Vector<float>(Unsafe.Add(ref row, 4));
            left4 = Vector.MultiplyAddEstimate(value4, left, left4);
            right4 = Vector.MultiplyAddEstimate(value4, right, right4);
            var value5 = new Vector<float>(Unsafe.Add(ref row, 5));
            left5 = Vector.MultiplyAddEstimate(value5, left, left5);
            right5 = Vector.MultiplyAddEstimate(value5, right, right5);
            row = ref Unsafe.Add(ref row, RowCount);
            column = ref Unsafe.Add(ref column, Panel.Width);
        }
        ref var product = ref MemoryMarshal.GetReference(products);
        Store(left0, right0, ref product, 0);
        Store(left1, right1, ref product, 1);
        Store(left2, right2, ref product, 2);
        Store(left3, right3, ref product, 3);
        Store(left4, right4, ref product, 4);
        Store(left5, right5, ref product, 5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> left, Vector<float> right, ref float products, int row)
    {
        left.StoreUnsafe(ref products, (nuint)(row * Panel.Width));
        right.StoreUnsafe(ref products, (nuint)((row * Panel.Width) + Vector<float>.Count));
    }
}
