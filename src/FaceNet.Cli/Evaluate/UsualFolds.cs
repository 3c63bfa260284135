using FaceNet.Evaluation;
using FaceNet.Evaluation.Pairs;

namespace FaceNet.Cli.Evaluate;

/// <summary>Folds for a list of pairs that has none: ten, as LFW's, or as many as its smaller class has pairs.</summary>
internal static class UsualFolds
{
    private const int OfLfw = 10;

    /// <exception cref="EvaluationException">A class has one pair only, so that no fold can be left out.</exception>
    public static PairList Of(PairList pairs, FileInfo file)
    {
        if (pairs.Folds > 1)
            return pairs;
        var fewest = Math.Min(pairs.SamePairs, pairs.DifferentPairs);
        return fewest > 1
            ? pairs.WithFolds(Math.Min(OfLfw, fewest))
            : throw new EvaluationException(
                $"{file.Name}: {PlainText.Count(pairs.SamePairs, "pair")} of the same person and {pairs.DifferentPairs} of "
                    + "different people are too few: a threshold is chosen on some and tried on others, so two of each at "
                    + "least are needed."
            );
    }
}
