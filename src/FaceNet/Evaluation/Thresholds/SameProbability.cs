using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Thresholds;

/// <summary>
/// The probability that two faces are one person's, from their squared distance: isotonic regression, which assumes
/// nothing but that it falls with the distance.
/// </summary>
/// <param name="Knots">At least one point, distances ascending and probabilities falling; straight lines between.</param>
public sealed record SameProbability(IReadOnlyList<ProbabilityKnot> Knots)
{
    /// <summary>
    /// Blocks closer in probability than this are drawn together, so that a calibration on millions of pairs stays small.
    /// </summary>
    private const double Detail = 0.002;

    /// <summary>
    /// Fits the curve of a set of pairs, both classes weighing the same. One pair more of each class, where it surprises
    /// most, keeps the ends from claiming certainty.
    /// </summary>
    public static SameProbability Fit(VerificationCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var blocks = IsotonicRegression.Falling(Observations(curve));
        // The middle of a block is where its mean is truest (centred isotonic regression, Oron and Flournoy 2017).
        var knots = new List<ProbabilityKnot>();
        foreach (var block in blocks)
            if (knots.Count == 0 || block == blocks[^1] || knots[^1].Probability - block.Value >= Detail)
                knots.Add(new ProbabilityKnot((float)block.Position, block.Value));
        return new SameProbability(knots);
    }

    /// <summary>The probability at a distance; beyond the ends that of the ends.</summary>
    /// <param name="squaredDistance">Squared distance, 0 to 4.</param>
    /// <param name="prior">
    /// How likely two faces were one person's before they were compared, above 0 and below 1. Even, unless the caller
    /// knows better: among the pairs of a crowd it is very small.
    /// </param>
    public double At(float squaredDistance, double prior = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(prior);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(prior, 1);
        var even = Interpolate(squaredDistance);
        // Bayes: the odds of the even prior times the odds of the prior.
        var odds = even / (1 - even) * (prior / (1 - prior));
        return odds / (1 + odds);
    }

    private double Interpolate(float squaredDistance)
    {
        var above = 0;
        while (above < Knots.Count && Knots[above].SquaredDistance < squaredDistance)
            above++;
        if (above == 0 || above == Knots.Count)
            return Knots[above == 0 ? 0 : above - 1].Probability;
        var (left, right) = (Knots[above - 1], Knots[above]);
        var share = (squaredDistance - left.SquaredDistance) / (right.SquaredDistance - left.SquaredDistance);
        return double.Lerp(left.Probability, right.Probability, share);
    }

    private static List<WeightedValue> Observations(VerificationCurve curve)
    {
        var points = curve.Points.Skip(1).ToArray();
        var (one, other) = (1.0 / curve.SamePairs, 1.0 / curve.DifferentPairs);
        var observations = new List<WeightedValue>(points.Length + 2)
        {
            new(points[0].SquaredDistance!.Value, Value: 0, Weight: other),
        };
        var before = default(RocPoint);
        foreach (var point in points)
        {
            var same = point.ValidationRate - before.ValidationRate;
            var weight = same + point.FalseAcceptRate - before.FalseAcceptRate;
            observations.Add(new WeightedValue(point.SquaredDistance!.Value, same / weight, weight));
            before = point;
        }
        observations.Add(new WeightedValue(points[^1].SquaredDistance!.Value, Value: 1, Weight: one));
        return observations;
    }
}
