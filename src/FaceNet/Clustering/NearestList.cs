using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Clustering;

/// <summary>
/// The nearest so many of the faces that are offered to it, within a radius. Gathers up to twice as many, then sorts
/// and drops the farther half: cheaper than a heap, and the outcome does not depend on the order of the offers.
/// </summary>
internal sealed class NearestList(float squaredRadius, int limit)
{
    /// <summary>Far more than the rounding of 2 − 2·s and back; the exact test follows in <see cref="Add"/>.</summary>
    private const float Rounding = 1e-6f;

    private Neighbour[] kept = [];
    private int count;
    private bool truncated;
    private Neighbour farthest = new(int.MaxValue, squaredRadius);

    /// <summary>Dot products below this need not be offered.</summary>
    public float LeastSimilarity { get; private set; } = SimilarityAt(squaredRadius);

    /// <summary>Is any of them worth offering? Nearly always not, so it is asked of a whole row of a tile first.</summary>
    public bool AnyReaches(ReadOnlySpan<float> similarities)
    {
        var reached = Vector<int>.Zero;
        var least = new Vector<float>(LeastSimilarity);
        foreach (var several in MemoryMarshal.Cast<float, Vector<float>>(similarities))
            reached |= Vector.GreaterThanOrEqual(several, least);
        return reached != Vector<int>.Zero;
    }

    /// <summary>Offers a face by its dot product; ‖a − b‖² = 2 − 2·a·b for unit vectors.</summary>
    public void Add(int index, float similarity)
    {
        var neighbour = new Neighbour(index, Math.Max(0, 2 - (2 * similarity)));
        if (neighbour > farthest)
            return;
        if (count == kept.Length)
            Array.Resize(ref kept, Math.Max(16, Math.Min(2 * count, 2 * limit)));
        kept[count++] = neighbour;
        if (count == 2 * limit)
            DropFarther();
    }

    /// <summary>What was kept, nearest first, and whether anything within the radius was not. Empties the list.</summary>
    public Neighbour[] Take(out bool truncated)
    {
        if (count > limit)
            DropFarther();
        var nearest = kept.AsSpan(0, count);
        nearest.Sort();
        truncated = this.truncated;

        count = 0;
        this.truncated = false;
        farthest = new Neighbour(int.MaxValue, squaredRadius);
        LeastSimilarity = SimilarityAt(squaredRadius);
        return nearest.ToArray();
    }

    private static float SimilarityAt(float squaredDistance) => 1 - (squaredDistance / 2) - Rounding;

    private void DropFarther()
    {
        kept.AsSpan(0, count).Sort();
        count = limit;
        truncated = true;
        farthest = kept[limit - 1];
        LeastSimilarity = SimilarityAt(farthest.SquaredDistance);
    }
}
