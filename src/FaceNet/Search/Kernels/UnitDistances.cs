using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Search.Kernels;

/// <summary>Dot products of unit vectors as squared distances.</summary>
internal static class UnitDistances
{
    /// <summary>
    /// ‖a − b‖² = 2 − 2·a·b for unit vectors, held within 0 to 4, in the place of the products. Rounding is about 1e-6
    /// absolute, as a product sums in single precision.
    /// </summary>
    public static void FromProducts(Span<float> products)
    {
        var (zero, two, four) = (Vector<float>.Zero, new Vector<float>(2), new Vector<float>(4));
        var several = MemoryMarshal.Cast<float, Vector<float>>(products);
        foreach (ref var product in several)
            product = Vector.Min(Vector.Max(two - (two * product), zero), four);
        foreach (ref var product in products[(several.Length * Vector<float>.Count)..])
            product = Math.Clamp(2 - (2 * product), 0, 4);
    }
}
