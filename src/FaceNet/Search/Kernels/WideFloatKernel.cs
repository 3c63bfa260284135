using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceNet.Search.Kernels;

/// <summary>
/// Twelve rows by two registers of 512 bits: 24 sums, two columns and a broadcast row of the 32 registers. Written out,
/// because sums in an array would live in memory.
/// </summary>
internal sealed class WideFloatKernel : IFloatKernel
{
    private const int RowCount = 12;

    /// <inheritdoc />
    public int Rows => RowCount;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products)
    {
        Panel.RefuseMisfits(RowCount, rows, panel, products);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var column = ref MemoryMarshal.GetReference(panel);
        Vector512<float> left0 = default,
            left1 = default,
            left2 = default,
            left3 = default,
            left4 = default,
            left5 = default,
            left6 = default,
            left7 = default,
            left8 = default,
            left9 = default,
            left10 = default,
            left11 = default;
        Vector512<float> right0 = default,
            right1 = default,
            right2 = default,
            right3 = default,
            right4 = default,
            right5 = default,
            right6 = default,
            right7 = default,
            right8 = default,
            right9 = default,
            right10 = default,
            right11 = default;
        for (var k = rows.Length / RowCount; k > 0; k--)
        {
            var left = Vector512.LoadUnsafe(ref column);
            var right = Vector512.LoadUnsafe(ref column, 16);
            var value0 = Vector512.Create(row);
            left0 = Vector512.FusedMultiplyAdd(value0, left, left0);
            right0 = Vector512.FusedMultiplyAdd(value0, right, right0);
            var value1 = Vector512.Create(Unsafe.Add(ref row, 1));
            left1 = Vector512.FusedMultiplyAdd(value1, left, left1);
            right1 = Vector512.FusedMultiplyAdd(value1, right, right1);
            var value2 = Vector512.Create(Unsafe.Add(ref row, 2));
            left2 = Vector512.FusedMultiplyAdd(value2, left, left2);
            right2 = Vector512.FusedMultiplyAdd(value2, right, right2);
            var value3 = Vector512.Create(Unsafe.Add(ref row, 3));
            left3 = Vector512.FusedMultiplyAdd(value3, left, left3);
            right3 = Vector512.FusedMultiplyAdd(value3, right, right3);
            var value4 = Vector512.Create(Unsafe.Add(ref row, 4));
            left4 = Vector512.FusedMultiplyAdd(value4, left, left4);
            right4 = Vector512.FusedMultiplyAdd(value4, right, right4);
            var value5 = Vector512.Create(Unsafe.Add(ref row, 5));
            left5 = Vector512.FusedMultiplyAdd(value5, left, left5);
            right5 = Vector512.FusedMultiplyAdd(value5, right, right5);
            var value6 = Vector512.Create(Unsafe.Add(ref row, 6));
            left6 = Vector512.FusedMultiplyAdd(value6, left, left6);
            right6 = Vector512.FusedMultiplyAdd(value6, right, right6);
            var value7 = Vector512.Create(Unsafe.Add(ref row, 7));
            left7 = Vector512.FusedMultiplyAdd(value7, left, left7);
            right7 = Vector512.FusedMultiplyAdd(value7, right, right7);
            var value8 = Vector512.Create(Unsafe.Add(ref row, 8));
            left8 = Vector512.FusedMultiplyAdd(value8, left, left8);
            right8 = Vector512.FusedMultiplyAdd(value8, right, right8);
            var value9 = Vector512.Create(Unsafe.Add(ref row, 9));
            left9 = Vector512.FusedMultiplyAdd(value9, left, left9);
            right9 = Vector512.FusedMultiplyAdd(value9, right, right9);
            var value10 = Vector512.Create(Unsafe.Add(ref row, 10));
            left10 = Vector512.FusedMultiplyAdd(value10, left, left10);
            right10 = Vector512.FusedMultiplyAdd(value10, right, right10);
            var value11 = Vector512.Create(Unsafe.Add(ref row, 11));
            left11 = Vector512.FusedMultiplyAdd(value11, left, left11);
            right11 = Vector512.FusedMultiplyAdd(value11, right, right11);
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
        Store(left6, right6, ref product, 6);
        Store(left7, right7, ref product, 7);
        Store(left8, right8, ref product, 8);
        Store(left9, right9, ref product, 9);
        Store(left10, right10, ref product, 10);
        Store(left11, right11, ref product, 11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> left, Vector512<float> right, ref float products, int row)
    {
        left.StoreUnsafe(ref products, (nuint)(row * Panel.Width));
        right.StoreUnsafe(ref products, (nuint)((row * Panel.Width) + 16));
    }
}
