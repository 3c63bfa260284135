using System.Numerics;

namespace FaceNet.Alignment;

/// <summary>Least-squares similarity (rotation, uniform scale, translation; never a reflection) between point sets.</summary>
internal static class SimilarityTransform
{
    /// <summary>
    /// The similarity that maps <paramref name="from"/> onto <paramref name="to"/> with the least sum of squared errors.
    /// With points as complex numbers around their means, the factor of rotation and scale is Σ conj(f)·t / Σ |f|²
    /// (Umeyama 1991, in two dimensions and without the reflection case).
    /// </summary>
    /// <exception cref="ArgumentException">Different numbers of points, or all points of <paramref name="from"/> coincide.</exception>
    public static Matrix3x2 Fit(ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to)
    {
        if (from.Length != to.Length)
            throw new ArgumentException($"{from.Length} points cannot be mapped onto {to.Length}.", nameof(to));
        var (fromMean, toMean) = (Mean(from), Mean(to));
        var factor = Vector2.Zero;
        var norm = 0f;
        for (var i = 0; i < from.Length; i++)
        {
            var (f, t) = (from[i] - fromMean, to[i] - toMean);
            factor += new Vector2(Vector2.Dot(f, t), (f.X * t.Y) - (f.Y * t.X));
            norm += f.LengthSquared();
        }
        if (norm == 0)
            throw new ArgumentException("All points coincide; a similarity needs two that differ.", nameof(from));
        factor /= norm;
        var rotation = new Matrix3x2(factor.X, factor.Y, -factor.Y, factor.X, 0, 0);
        rotation.Translation = toMean - Vector2.Transform(fromMean, rotation);
        return rotation;
    }

    private static Vector2 Mean(ReadOnlySpan<Vector2> points)
    {
        var sum = Vector2.Zero;
        foreach (var point in points)
            sum += point;
        return sum / points.Length;
    }
}
