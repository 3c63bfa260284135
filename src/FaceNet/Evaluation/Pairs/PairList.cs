using System.Collections;

namespace FaceNet.Evaluation.Pairs;

/// <summary>The pairs of a verification test in their order, with at least one pair of each class.</summary>
public sealed class PairList : IReadOnlyList<FacePair>
{
    private readonly FacePair[] pairs;

    /// <summary>Copies <paramref name="pairs"/>.</summary>
    /// <exception cref="EvaluationException">There is no pair of the same person, or none of different people.</exception>
    public PairList(IEnumerable<FacePair> pairs)
    {
        this.pairs = [.. pairs];
        SamePairs = this.pairs.Count(pair => pair.Same);
        if (SamePairs == 0 || DifferentPairs == 0)
            throw new EvaluationException(
                $"{Plural.Of(SamePairs, "pair")} of the same person and {DifferentPairs} of different people: "
                    + "a verification test needs at least one of each."
            );
    }

    /// <inheritdoc />
    public int Count => pairs.Length;

    /// <summary>How many pairs show one person twice, at least 1.</summary>
    public int SamePairs { get; }

    /// <summary>How many pairs show two people, at least 1.</summary>
    public int DifferentPairs => pairs.Length - SamePairs;

    /// <summary>How many folds the pairs belong to.</summary>
    public int Folds => pairs.Select(pair => pair.Fold).Distinct().Count();

    /// <summary>Every picture that a pair names, once, in the order of first mention.</summary>
    public IEnumerable<string> Images => pairs.SelectMany(pair => (string[])[pair.Left, pair.Right]).Distinct();

    /// <inheritdoc />
    public FacePair this[int index] => pairs[index];

    /// <summary>
    /// The same pairs cut anew into folds 1 to <paramref name="folds"/>: the same-person pairs and the different-person
    /// pairs each into consecutive runs of equal length (± 1), as the LFW file is laid out. For lists without folds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than 2 folds, or more than there are pairs of one class.
    /// </exception>
    public PairList WithFolds(int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, Math.Min(SamePairs, DifferentPairs));
        var (same, different) = (0L, 0L);
        return new PairList(
            pairs.Select(pair =>
                pair with
                {
                    Fold = (int)(pair.Same ? same++ * folds / SamePairs : different++ * folds / DifferentPairs) + 1,
                }
            )
        );
    }

    /// <inheritdoc />
    public IEnumerator<FacePair> GetEnumerator() => ((IEnumerable<FacePair>)pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
