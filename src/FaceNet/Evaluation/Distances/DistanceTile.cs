using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Evaluation.Distances;

/// <summary>
/// The kernel: squared distances of a few unit vectors to all of a panel. Twelve accumulators, two loads and a broadcast
/// fill the sixteen registers of AVX2; wider machines wait for the histogram rather than for the multiplier.
/// </summary>
internal static class DistanceTile
{
    /// <summary>Vectors compared with a panel at once.</summary>
    public const int Rows = 6;

    /// <summary>
    /// ‖a − b‖² = 2 − 2·a·b for unit vectors, held within 0 to 4. Rounding is about 1e-6 absolute, as the sum runs in single
    /// precision.
    /// </summary>
    /// <param name="rows">[<see cref="Rows"/>][dimension].</param>
    /// <param name="panel">[dimension][panel width].</param>
    /// <param name="distances">[<see cref="Rows"/>][panel width], written.</param>
    public static void SquaredDistances(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> distances)
    {
        var width = Vector<float>.Count;
        var dimension = rows.Length / Rows;
        if (panel.Length != dimension * 2 * width || distances.Length != Rows * 2 * width)
            throw new ArgumentException(
                $"A panel of {panel.Length} values does not fit {Rows} rows of {dimension}.",
                nameof(panel)
            );
        ref var column = ref MemoryMarshal.GetReference(panel);
        Vector<float> a0 = default,
            a1 = default,
            a2 = default,
            a3 = default,
            a4 = default,
            a5 = default;
        var (b0, b1, b2, b3, b4, b5) = (a0, a1, a2, a3, a4, a5);
        for (var k = 0; k < dimension; k++)
        {
            var left = Vector.LoadUnsafe(ref column, (nuint)(2 * k * width));
            var right = Vector.LoadUnsafe(ref column, (nuint)(((2 * k) + 1) * width));
            var r0 = new Vector<float>(rows[k]);
            a0 = Vector.MultiplyAddEstimate(r0, left, a0);
            b0 = Vector.MultiplyAddEstimate(r0, right, b0);
            var r1 = new Vector<float>(rows[dimension + k]);
            a1 = Vector.MultiplyAddEstimate(r1, left, a1);
            b1 = Vector.MultiplyAddEstimate(r1, right, b1);
            var r2 = new Vector<float>(rows[(2 * dimension) + k]);
            a2 = Vector.MultiplyAddEstimate(r2, left, a2);
            b2 = Vector.MultiplyAddEstimate(r2, right, b2);
            var r3 = new Vector<float>(rows[(3 * dimension) + k]);
            a3 = Vector.MultiplyAddEstimate(r3, left, a3);
            b3 = Vector.MultiplyAddEstimate(r3, right, b3);
            var r4 = new Vector<float>(rows[(4 * dimension) + k]);
            a4 = Vector.MultiplyAddEstimate(r4, left, a4);
            b4 = Vector.MultiplyAddEstimate(r4, right, b4);
            var r5 = new Vector<float>(rows[(5 * dimension) + k]);
            a5 = Vector.MultiplyAddEstimate(r5, left, a5);
            b5 = Vector.MultiplyAddEstimate(r5, right, b5);
        }
        Store(distances, 0, a0, b0);
        Store(distances, 1, a1, b1);
        Store(distances, 2, a2, b2);
        Store(distances, 3, a3, b3);
        Store(distances, 4, a4, b4);
        Store(distances, 5, a5, b5);
    }

    private static void Store(Span<float> distances, int row, Vector<float> left, Vector<float> right)
    {
        var width = Vector<float>.Count;
        var (zero, two, four) = (Vector<float>.Zero, new Vector<float>(2), new Vector<float>(4));
        var target = distances.Slice(row * 2 * width, 2 * width);
        Vector.Min(Vector.Max(two - (two * left), zero), four).CopyTo(target);
        Vector.Min(Vector.Max(two - (two * right), zero), four).CopyTo(target[width..]);
    }
}
