namespace FaceNet.Tests.Models;

internal static class Distances
{
    /// <summary>The largest difference of two values at the same place.</summary>
    public static float Largest(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        a.Length.ShouldBe(b.Length);
        var largest = 0f;
        for (var i = 0; i < a.Length; i++)
            largest = MathF.Max(largest, MathF.Abs(a[i] - b[i]));
        return largest;
    }
}
