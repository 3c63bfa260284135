namespace FaceNet.Evaluation.Verification;

/// <summary>Cumulative counts of distances, the raw material of a curve.</summary>
internal static class DistanceCounts
{
    /// <summary>A sorted copy.</summary>
    /// <exception cref="EvaluationException">No distance, or one that is not a finite number.</exception>
    public static float[] Sorted(ReadOnlySpan<float> distances, string whose)
    {
        if (distances.IsEmpty)
            throw new EvaluationException($"There is no pair of {whose} to measure.");
        foreach (var distance in distances)
            if (!float.IsFinite(distance))
                throw new EvaluationException(
                    $"A pair of {whose} has the squared distance {distance}; it must be a finite number."
                );
        var sorted = distances.ToArray();
        sorted.AsSpan().Sort();
        return sorted;
    }

    /// <summary>The distinct values of at least one distance, ascending. The input is sorted in place.</summary>
    public static float[] Distinct(Span<float> distances)
    {
        distances.Sort();
        var kept = 1;
        for (var at = 1; at < distances.Length; at++)
            if (distances[at] != distances[kept - 1])
                distances[kept++] = distances[at];
        return distances[..kept].ToArray();
    }

    /// <summary>For each of the ascending <paramref name="thresholds"/>, how many sorted distances are at most that.</summary>
    public static long[] UpTo(float[] thresholds, float[] sorted)
    {
        var counts = new long[thresholds.Length];
        var count = 0;
        for (var at = 0; at < thresholds.Length; at++)
        {
            while (count < sorted.Length && sorted[count] <= thresholds[at])
                count++;
            counts[at] = count;
        }
        return counts;
    }
}
