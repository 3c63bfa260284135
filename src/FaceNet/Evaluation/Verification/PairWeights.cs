namespace FaceNet.Evaluation.Verification;

/// <summary>How many pairs of each class a resampled set of people has.</summary>
/// <param name="Same">Pairs of the same person.</param>
/// <param name="Different">Pairs of different people.</param>
internal readonly record struct PairWeights(long Same, long Different)
{
    public static PairWeights Of(ReadOnlySpan<PersonPair> pairs, ReadOnlySpan<int> copies)
    {
        var (same, different) = (0L, 0L);
        foreach (ref readonly var pair in pairs)
        {
            var weight = pair.Weight(copies);
            same += pair.Same ? weight : 0;
            different += pair.Same ? 0 : weight;
        }
        return new PairWeights(same, different);
    }
}
