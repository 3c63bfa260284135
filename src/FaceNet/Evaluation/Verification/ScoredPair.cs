using FaceNet.Evaluation.Pairs;

namespace FaceNet.Evaluation.Verification;

/// <summary>A pair with the distance of its faces.</summary>
/// <param name="Pair">The two pictures.</param>
/// <param name="SquaredDistance">
/// Squared distance of the two embeddings, 0 or more; null when a face was not found on one of the pictures.
/// </param>
public sealed record ScoredPair(FacePair Pair, float? SquaredDistance)
{
    /// <summary>The distances of <paramref name="pairs"/> in their order.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="embeddingOf">The embedding of a picture by its path; null when no face was found on it.</param>
    public static IReadOnlyList<ScoredPair> Measure(IEnumerable<FacePair> pairs, Func<string, Embedding?> embeddingOf)
    {
        ArgumentNullException.ThrowIfNull(embeddingOf);
        return Measure(
            pairs,
            (left, right) =>
                embeddingOf(left) is { } one && embeddingOf(right) is { } other ? one.SquaredDistance(other) : null
        );
    }

    /// <summary>The distances of <paramref name="pairs"/> in their order, by any measure: of tracks, of several models.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="squaredDistance">The distance of two pictures by their paths; null when a face was not found.</param>
    public static IReadOnlyList<ScoredPair> Measure(
        IEnumerable<FacePair> pairs,
        Func<string, string, float?> squaredDistance
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(squaredDistance);
        return [.. pairs.Select(pair => new ScoredPair(pair, squaredDistance(pair.Left, pair.Right)))];
    }
}
