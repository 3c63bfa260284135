using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceNet.Search.Kernels;

/// <summary>Registers of 256 bits: four rows by two registers, or one row by four.</summary>
internal sealed class NarrowByteKernel<TStep> : IByteKernel
    where TStep : struct, IByteStep
{
    private const int RowCount = 4;

    /// <inheritdoc />
    public int Rows => RowCount;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<int> probe, ReadOnlySpan<int> panels, Span<int> products)
    {
        CodePanel.RefuseMisfits(1, probe, panels, products);
        ref var column = ref MemoryMarshal.GetReference(panels);
        ref var end = ref Unsafe.Add(ref column, panels.Length);
        ref var product = ref MemoryMarshal.GetReference(products);
        while (Unsafe.IsAddressLessThan(ref column, ref end))
        {
            var sum0 = Vector256<int>.Zero;
            var (sum1, sum2, sum3) = (sum0, sum0, sum0);
            foreach (var group in probe)
            {
                var values = Vector256.Create(group).AsSByte();
                sum0 = TStep.Add(sum0, Vector256.LoadUnsafe(ref column).AsByte(), values);
                sum1 = TStep.Add(sum1, Vector256.LoadUnsafe(ref column, 8).AsByte(), values);
                sum2 = TStep.Add(sum2, Vector256.LoadUnsafe(ref column, 16).AsByte(), values);
                sum3 = TStep.Add(sum3, Vector256.LoadUnsafe(ref column, 24).AsByte(), values);
                column = ref Unsafe.Add(ref column, Panel.Width);
            }
            sum0.StoreUnsafe(ref product);
            sum1.StoreUnsafe(ref product, 8);
            sum2.StoreUnsafe(ref product, 16);
            sum3.StoreUnsafe(ref product, 24);
            product = ref Unsafe.Add(ref product, Panel.Width);
        }
    }

    /// <inheritdoc />
    public void MultiplyTile(ReadOnlySpan<int> rows, ReadOnlySpan<int> panel, Span<int> products)
    {
        CodePanel.RefuseMisfits(RowCount, rows, panel, products);
        MultiplyHalf(rows, panel, products);
        MultiplyHalf(rows, panel[16..], products[16..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyHalf(ReadOnlySpan<int> rows, ReadOnlySpan<int> panel, Span<int> products)
    {
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var column = ref MemoryMarshal.GetReference(panel);
        Vector256<int> left0 = default,
            left1 = default,
            left2 = default,
            left3 = default;
        Vector256<int> right0 = default,
            right1 = default,
            right2 = default,
            right3 = default;
        for (var k = rows.Length / RowCount; k > 0; k--)
        {
            var left = Vector256.LoadUnsafe(ref column).AsByte();
            var right = Vector256.LoadUnsafe(ref column, 8).AsByte();
            var values0 = Vector256.Create(row).AsSByte();
            left0 = TStep.Add(left0, left, values0);
            right0 = TStep.Add(right0, right, values0);
            var values1 = Vector256.Create(Unsafe.Add(ref row, 1)).AsSByte();
            left1 = TStep.Add(left1, left, values1);
            right1 = TStep.Add(right1, right, values1);
            var values2 = Vector256.Create(Unsafe.Add(ref row, 2)).AsSByte();
            left2 = TStep.Add(left2, left, values2);
            right2 = TStep.Add(right2, right, values2);
            var values3 = Vector256.Create(Unsafe.Add(ref row, 3)).AsSByte();
            left3 = TStep.Add(left3, left, values3);
            right3 = TStep.Add(right3, right, values3);
            row = ref Unsafe.Add(ref row, RowCount);
            column = ref Unsafe.Add(ref column, Panel.Width);
        }
        ref var product = ref MemoryMarshal.GetReference(products);
        Store(left0, right0, ref product, 0);
        Store(left1, right1, ref product, 1);
        Store(left2, right2, ref product, 2);
        Store(left3, right3, ref product, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> left, Vector256<int> right, ref int products, int row)
    {
        left.StoreUnsafe(ref products, (nuint)(row * Panel.Width));
        right.StoreUnsafe(ref products, (nuint)((row * Panel.Width) + 8));
    }
}
