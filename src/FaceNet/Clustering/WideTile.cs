using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceNet.Clustering;

/// <summary>Four rows by 32 columns in 512-bit registers.</summary>
internal readonly struct WideTile : IDotTile
{
    public static int Columns => 2 * Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products)
    {
        var dimension = rows.Length / TileShape.Rows;
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var column = ref MemoryMarshal.GetReference(panel[..(dimension * Columns)]);
        Vector512<float> left0 = default,
            left1 = default,
            left2 = default,
            left3 = default;
        Vector512<float> right0 = default,
            right1 = default,
            right2 = default,
            right3 = default;
        for (var k = 0; k < dimension; k++)
        {
            var left = Vector512.LoadUnsafe(ref column);
            var right = Vector512.LoadUnsafe(ref column, (nuint)Vector512<float>.Count);
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
            row = ref Unsafe.Add(ref row, TileShape.Rows);
            column = ref Unsafe.Add(ref column, Columns);
        }
        ReadOnlySpan<Vector512<float>> sums = [left0, right0, left1, right1, left2, right2, left3, right3];
        MemoryMarshal.Cast<Vector512<float>, float>(sums).CopyTo(products);
    }
}
