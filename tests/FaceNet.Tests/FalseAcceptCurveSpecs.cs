namespace FaceNet.Tests;

public sealed class FalseAcceptCurveSpecs
{
    private static readonly FalseAcceptCurve Curve = new()
    {
        Knots = [new(0.2f, 1e-4), new(0.3f, 1e-3), new(0.5f, 1e-1)],
        MeasuredOn = "numbers made up",
    };

    [Theory]
    [InlineData(0.2f, 1e-4)]
    [InlineData(0.3f, 1e-3)]
    [InlineData(0.5f, 1e-1)]
    [InlineData(0.25f, 3.1622777e-4)] // Half way between the powers: 10^-3.5.
    [InlineData(0.4f, 1e-2)]
    [InlineData(0.1f, 1e-5)] // A power a tenth, as between the first two.
    [InlineData(-0.1f, 1e-7)]
    [InlineData(0.6f, 1)]
    [InlineData(3f, 1)]
    public void Powers_run_straight_between_the_points_and_beyond(float distance, double rate) =>
        Curve.At(distance).ShouldBe(rate, rate * 1e-5);

    [Theory]
    [InlineData(0.3f, 1)]
    [InlineData(0.3f, 10)]
    [InlineData(0.4f, 200)]
    public void More_people_are_more_chances(float distance, int people) =>
        Curve.At(distance, people).ShouldBe(1 - Math.Pow(1 - Curve.At(distance), people), 1e-9);

    [Fact]
    public void Nobody_enrolled_is_no_chance() => Curve.At(0.4f, people: 0).ShouldBe(0);

    [Fact]
    public void A_chance_too_small_for_one_minus_it_is_kept() =>
        // 1e-19 for each of 100 people: 1 - (1 - 1e-19)^100 in plain numbers would be 0.
        Curve.At(-1.3f, people: 100).ShouldBe(1e-17, 1e-21);

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.01, 10)]
    [InlineData(0.01, 5000)]
    [InlineData(0.3, 3)]
    [InlineData(1e-9, 100000)]
    public void The_distance_for_a_rate_has_that_rate(double rate, int people) =>
        Curve.At(Curve.DistanceAt(rate, people), people).ShouldBe(rate, rate * 1e-3);

    [Fact]
    public void The_distance_shrinks_as_the_gallery_grows()
    {
        float[] distances = [.. new[] { 1, 10, 100, 1000 }.Select(people => Curve.DistanceAt(0.01, people))];

        distances.ShouldBe(distances.OrderDescending());
        distances.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void What_is_no_curve_is_refused()
    {
        FalseAcceptKnot[][] bad =
        [
            [],
            [new(0.1f, 0.1)],
            [new(0.1f, 0.1), new(0.1f, 0.2)],
            [new(0.1f, 0.2), new(0.2f, 0.1)],
            [new(0.1f, 0), new(0.2f, 0.1)],
            [new(0.1f, 0.5), new(0.2f, 1.1)],
        ];

        foreach (var knots in bad)
            Should.Throw<ArgumentException>(() => new FalseAcceptCurve { Knots = knots, MeasuredOn = "" });
    }
}
