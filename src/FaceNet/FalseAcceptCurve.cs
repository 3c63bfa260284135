namespace FaceNet;

/// <summary>
/// How often a stranger comes as close as a distance: FAR by squared distance. Between its points the logarithm of the
/// rate runs straight, and so it does beyond its ends, by the slope of the two points there.
/// </summary>
public sealed record FalseAcceptCurve
{
    /// <summary>Points, both numbers ascending; at least two.</summary>
    /// <exception cref="ArgumentException">Fewer than two, not ascending, or a rate outside its range.</exception>
    public required IReadOnlyList<FalseAcceptKnot> Knots
    {
        get;
        init => field = Checked(value);
    }

    /// <summary>The data that it was measured on, in a few words.</summary>
    public required string MeasuredOn { get; init; }

    /// <summary>The share of strangers that come at most this close to one enrolled person, above 0 and at most 1.</summary>
    /// <param name="squaredDistance">Squared distance; below 0 is closer than any.</param>
    public double At(float squaredDistance)
    {
        var above = 1;
        while (above < Knots.Count - 1 && Knots[above].SquaredDistance < squaredDistance)
            above++;
        var (left, right) = (Knots[above - 1], Knots[above]);
        var share = (squaredDistance - left.SquaredDistance) / (right.SquaredDistance - left.SquaredDistance);
        var rate = Math.Exp(double.Lerp(Math.Log(left.FalseAcceptRate), Math.Log(right.FalseAcceptRate), share));
        return Math.Clamp(rate, double.Epsilon, 1);
    }

    /// <summary>The same for a gallery: the share of strangers who come this close to at least one of its people.</summary>
    /// <param name="squaredDistance">Squared distance; below 0 is closer than any.</param>
    /// <param name="people">How many are enrolled, 0 or more. More people are more chances: 1 − (1 − FAR)ᴺ.</param>
    public double At(float squaredDistance, int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        // In logarithms, because 1 − 1e-17 is 1.
        return -Expm1(people * Log1p(-At(squaredDistance)));
    }

    /// <summary>The squared distance within which the given share of strangers comes to at least one of the people.</summary>
    /// <param name="falseAcceptRate">The share of strangers, above 0 and below 1.</param>
    /// <param name="people">How many are enrolled, at least 1.</param>
    /// <returns>May be below 0 where no distance is safe enough: then nobody is to be accepted.</returns>
    public float DistanceAt(double falseAcceptRate, int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(falseAcceptRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(falseAcceptRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        var each = Math.Log(-Expm1(Log1p(-falseAcceptRate) / people));
        var above = 1;
        while (above < Knots.Count - 1 && Math.Log(Knots[above].FalseAcceptRate) < each)
            above++;
        var (left, right) = (Knots[above - 1], Knots[above]);
        var (low, high) = (Math.Log(left.FalseAcceptRate), Math.Log(right.FalseAcceptRate));
        return float.Lerp(left.SquaredDistance, right.SquaredDistance, (float)((each - low) / (high - low)));
    }

    // Series where the plain formula would lose all digits; the next terms are below 1e-20.
    private static double Log1p(double x) => Math.Abs(x) < 1e-7 ? x - (x * x / 2) : Math.Log(1 + x);

    private static double Expm1(double x) => Math.Abs(x) < 1e-7 ? x + (x * x / 2) : Math.Exp(x) - 1;

    private static IReadOnlyList<FalseAcceptKnot> Checked(IReadOnlyList<FalseAcceptKnot> knots)
    {
        ArgumentNullException.ThrowIfNull(knots);
        var ascending = knots
            .Zip(knots.Skip(1))
            .All(pair =>
                pair.First.SquaredDistance < pair.Second.SquaredDistance
                && pair.First.FalseAcceptRate < pair.Second.FalseAcceptRate
            );
        if (knots.Count < 2 || !ascending || knots.Any(knot => knot.FalseAcceptRate is not (> 0 and <= 1)))
            throw new ArgumentException(
                $"A curve needs two points or more, distances and rates ascending, rates above 0 and at most 1; given: {string.Join(", ", knots)}.",
                nameof(knots)
            );
        return knots;
    }
}
