using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FaceNet.Search.Kernels;

/// <summary>
/// AVX-512 without an instruction for sums of four bytes, which .NET does not offer at this width: pairs to 16 bits, pairs
/// of these to 32. The first fit, as a probe's values end at 64: 2 · 255 · 64 = 32,640.
/// </summary>
internal sealed class WideByteKernel : IByteKernel
{
    private const int RowCount = 12;

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
            var (left, right) = (Vector512<int>.Zero, Vector512<int>.Zero);
            foreach (var group in probe)
            {
                var values = Vector512.Create(group).AsSByte();
                left += Sums(Vector512.LoadUnsafe(ref column), values);
                right += Sums(Vector512.LoadUnsafe(ref column, 16), values);
                column = ref Unsafe.Add(ref column, Panel.Width);
            }
            left.StoreUnsafe(ref product);
            right.StoreUnsafe(ref product, 16);
            product = ref Unsafe.Add(ref product, Panel.Width);
        }
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MultiplyTile(ReadOnlySpan<int> rows, ReadOnlySpan<int> panel, Span<int> products)
    {
        CodePanel.RefuseMisfits(RowCount, rows, panel, products);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var column = ref MemoryMarshal.GetReference(panel);
        Vector512<int> left0 = default,
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
        Vector512<int> right0 = default,
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
            var values0 = Vector512.Create(row).AsSByte();
            left0 += Sums(left, values0);
            right0 += Sums(right, values0);
            var values1 = Vector512.Create(Unsafe.Add(ref row, 1)).AsSByte();
            left1 += Sums(left, values1);
            right1 += Sums(right, values1);
            var values2 = Vector512.Create(Unsafe.Add(ref row, 2)).AsSByte();
            left2 += Sums(left, values2);
            right2 += Sums(right, values2);
            var values3 = Vector512.Create(Unsafe.Add(ref row, 3)).AsSByte();
            left3 += Sums(left, values3);
            right3 += Sums(right, values3);
            var values4 = Vector512.Create(Unsafe.Add(ref row, 4)).AsSByte();
            left4 += Sums(left, values4);
            right4 += Sums(right, values4);
            var values5 = Vector512.Create(Unsafe.Add(ref row, 5)).AsSByte();
            left5 += Sums(left, values5);
            right5 += Sums(right, values5);
            var values6 = Vector512.Create(Unsafe.Add(ref row, 6)).AsSByte();
            left6 += Sums(left, values6);
            right6 += Sums(right, values6);
            var values7 = Vector512.Create(Unsafe.Add(ref row, 7)).AsSByte();
            left7 += Sums(left, values7);
            right7 += Sums(right, values7);
            var values8 = Vector512.Create(Unsafe.Add(ref row, 8)).AsSByte();
            left8 += Sums(left, values8);
            right8 += Sums(right, values8);
            var values9 = Vector512.Create(Unsafe.Add(ref row, 9)).AsSByte();
            left9 += Sums(left, values9);
            right9 += Sums(right, values9);
            var values10 = Vector512.Create(Unsafe.Add(ref row, 10)).AsSByte();
            left10 += Sums(left, values10);
            right10 += Sums(right, values10);
            var values11 = Vector512.Create(Unsafe.Add(ref row, 11)).AsSByte();
            left11 += Sums(left, values11);
            right11 += Sums(right, values11);
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
    private static Vector512<int> Sums(Vector512<int> codes, Vector512<sbyte> values) =>
        Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(codes.AsByte(), values), Vector512<short>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<int> left, Vector512<int> right, ref int products, int row)
    {
        left.StoreUnsafe(ref products, (nuint)(row * Panel.Width));
        right.StoreUnsafe(ref products, (nuint)((row * Panel.Width) + 16));
    }
}
