using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceNet.Clustering;

/// <summary>Four rows by two registers of columns, of whatever width this machine has.</summary>
internal readonly struct PortableTile : IDotTile
{
    public static int Columns => 2 * Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products)
    {
        var dimension = rows.Length / TileShape.Rows;
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var column = ref MemoryMarshal.GetReference(panel[..(dimension * Columns)]);
        Vector<float> left0 = default,
            left1 = default,
            left2 = default,
            left3 = default;
        Vector<float> right0 = default,
            right1 = default,
            right2 = default,
            right3 = default;
        for (var k = 0; k < dimension; k++)
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
            row = ref Unsafe.Add(ref row, TileShape.Rows);
            column = ref Unsafe.Add(ref column, Columns);
        }
        ReadOnlySpan<Vector<float>> sums = [left0, right0, left1, right1, left2, right2, left3, right3];
        MemoryMarshal.Cast<Vector<float>, float>(sums).CopyTo(products);
    }
}
