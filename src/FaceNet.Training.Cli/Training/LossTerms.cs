using System.Globalization;
using FaceNet.Training.Losses;

namespace FaceNet.Training.Cli.Training;

/// <summary>Losses as they are typed: <c>triplet</c>, or <c>distil=1,triplet=0.5</c>.</summary>
internal static class LossTerms
{
    private static readonly Dictionary<string, LossKind> Names = new(StringComparer.Ordinal)
    {
        ["triplet"] = LossKind.Triplet,
        ["pair-hinge"] = LossKind.PairHinge,
        ["softmax"] = LossKind.Softmax,
        ["cosface"] = LossKind.CosFace,
        ["arcface"] = LossKind.ArcFace,
        ["distil"] = LossKind.Distil,
    };

    /// <exception cref="ArgumentException">A name is unknown, or a weight is no number above 0.</exception>
    public static IReadOnlyList<LossTerm> Parse(string text) => [.. text.Split(',').Select(One)];

    private static LossTerm One(string term)
    {
        var parts = term.Split('=');
        var weight = 1.0;
        if (
            parts.Length > 2
            || !Names.TryGetValue(parts[0].Trim(), out var kind)
            || (
                parts.Length == 2
                && !(
                    double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out weight)
                    && weight > 0
                )
            )
        )
            throw new ArgumentException(
                $"'{term}' is no loss. Write {string.Join(", ", Names.Keys)}, or several with weights: distil=1,triplet=0.5.",
                nameof(term)
            );
        return new(kind, weight);
    }
}
