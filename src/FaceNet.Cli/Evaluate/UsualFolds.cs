using FaceNet.Evaluation;
using FaceNet.Evaluation.Pairs;

namespace FaceNet.Cli.Evaluate;

/// <summary>
/// The folds of a list of pairs; for one that has none ten, as LFW's, or as many as its smaller class has pairs.
/// </summary>
internal static class UsualFolds
{
    private const int OfLfw = 10;

    /// <exception cref="EvaluationException">
    /// A class has one pair only, so that no fold can be left out; or a fold of the list's own has no pair of a class.
    /// </exception>
    public static PairList Of(PairList pairs, FileInfo file)
    {
        if (pairs.Folds > 1)
            return Checked(pairs, file);
        var fewest = Math.Min(pairs.SamePairs, pairs.DifferentPairs);
        return fewest > 1
            ? pairs.WithFolds(Math.Min(OfLfw, fewest))
            : throw new EvaluationException(
                $"{file.Name}: {PlainText.Count(pairs.SamePairs, "pair")} of the same person and {pairs.DifferentPairs} of "
                    + "different people are too few: a threshold is chosen on some and tried on others, so two of each at "
                    + "least are needed."
            );
    }

    private static PairList Checked(PairList pairs, FileInfo file)
    {
        foreach (var fold in pairs.GroupBy(pair => pair.Fold).OrderBy(fold => fold.Key))
            if (fold.Count(pair => pair.Same) is var same && (same == 0 || same == fold.Count()))
                throw new EvaluationException(
                    $"{file.Name}: fold {fold.Key} has {PlainText.Count(same, "pair")} of the same person and {fold.Count() - same} of "
                        + "different people; each fold needs both. Spread them, or leave out the column 'fold', and folds are made."
                );
        return pairs;
    }
}
