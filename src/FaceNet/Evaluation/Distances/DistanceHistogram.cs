using System.Numerics;

namespace FaceNet.Evaluation.Distances;

/// <summary>
/// Counts of squared distances, each rounded up to the next multiple of <see cref="Resolution"/>, so that the counts at
/// every multiple are exact.
/// </summary>
internal sealed class DistanceHistogram
{
    /// <summary>2⁻¹⁸ ≈ 3.8e-6: a few times the rounding of a single-precision distance, and 8 MiB of counts.</summary>
    public const float Resolution = 1f / (1 << 18);

    private readonly long[] counts = new long[(4 << 18) + 1];

    /// <summary>How many distances were counted.</summary>
    public long Total { get; private set; }

    /// <summary>At index i, how many distances became i × <see cref="Resolution"/> by rounding up.</summary>
    public ReadOnlySpan<long> Counts => counts;

    /// <param name="squaredDistances">Each 0 to 4.</param>
    public void Add(ReadOnlySpan<float> squaredDistances)
    {
        var at = 0;
        Span<int> bins = stackalloc int[Vector<int>.Count];
        for (; at + Vector<float>.Count <= squaredDistances.Length; at += Vector<float>.Count)
        {
            var scaled = Vector.Ceiling(new Vector<float>(squaredDistances[at..]) * new Vector<float>(1 / Resolution));
            Vector.ConvertToInt32(scaled).CopyTo(bins);
            foreach (var bin in bins)
                counts[bin]++;
        }
        for (; at < squaredDistances.Length; at++)
            counts[(int)MathF.Ceiling(squaredDistances[at] / Resolution)]++;
        Total += squaredDistances.Length;
    }

    /// <summary>Adds the counts of <paramref name="other"/>.</summary>
    public void Add(DistanceHistogram other)
    {
        for (var bin = 0; bin < counts.Length; bin++)
            counts[bin] += other.counts[bin];
        Total += other.Total;
    }
}
