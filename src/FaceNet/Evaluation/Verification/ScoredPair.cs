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
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(embeddingOf);
        return
        [
            .. pairs.Select(pair =>
            {
                var (left, right) = (embeddingOf(pair.Left), embeddingOf(pair.Right));
                return new ScoredPair(pair, left is null || right is null ? null : left.SquaredDistance(right));
            }),
        ];
    }
}
