using CsCheck;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Tests.Evaluation;

public sealed class VerificationCurveSpecs
{
    private static readonly Gen<float[]> AnyDistances = Gen.Int[0, 40].Select(hundredths => hundredths / 16f).Array[
        1,
        30
    ];

    // Expected numbers by reference/verification.py (scikit-learn).
    [Theory]
    [InlineData(1, 40, 60, 0.9875, 0.09999999999999995)]
    [InlineData(2, 300, 300, 0.9831555555555557, 0.07533333333333331)]
    [InlineData(3, 25, 1000, 0.9785, 0.11714285714285715)]
    public void Area_and_equal_error_rate_are_those_of_scikit_learn(
        int seed,
        int same,
        int different,
        double area,
        double equalErrorRate
    )
    {
        var curve = Curve(seed, same, different);
        curve.AreaUnderCurve.ShouldBe(area, 1e-12);
        curve.EqualErrorRate.ShouldBe(equalErrorRate, 1e-12);
    }

    [Theory]
    [InlineData(1, 40, 60, 0.1, 1.3359375f, 1.0, 0.1)]
    [InlineData(2, 300, 300, 0.1, 1.28125f, 0.9566666666666667, 0.1)]
    [InlineData(2, 300, 300, 0.01, 0.9609375f, 0.7066666666666667, 0.01)]
    [InlineData(3, 25, 1000, 0.1, 1.3515625f, 0.88, 0.099)]
    [InlineData(3, 25, 1000, 0.01, 0.9609375f, 0.64, 0.009)]
    public void Validation_rate_at_a_false_accept_rate_is_that_of_scikit_learn(
        int seed,
        int same,
        int different,
        double rate,
        float threshold,
        double validationRate,
        double falseAcceptRate
    )
    {
        var point = Curve(seed, same, different).ValidationRateAt(rate).Point.ShouldNotBeNull();
        point.SquaredDistance.ShouldBe(threshold);
        point.ValidationRate.ShouldBe(validationRate, 1e-12);
        point.FalseAcceptRate.ShouldBe(falseAcceptRate, 1e-12);
    }

    [Fact]
    public void Every_measure_is_that_of_the_plain_loop() =>
        Gen.Select(AnyDistances, AnyDistances, Gen.Int[-1, 45].Select(value => value / 16f))
            .Sample(
                (same, different, threshold) =>
                {
                    var curve = VerificationCurve.Of(same, different);
                    var point = curve.At(threshold);
                    point.TrueAccepts.ShouldBe(same.Count(distance => distance <= threshold));
                    point.FalseAccepts.ShouldBe(different.Count(distance => distance <= threshold));
                    curve.AreaUnderCurve.ShouldBe(PlainArea(same, different), 1e-12);
                    var best = same.Concat(different).Append(-1).Max(d => PlainRight(same, different, d));
                    var found = curve.MostAccurate();
                    (found.Accuracy * (same.Length + different.Length)).ShouldBe(best, 1e-9);
                    PlainRight(same, different, found.SquaredDistance).ShouldBe(best);
                }
            );

    [Fact]
    public void Validation_and_false_accept_rate_never_fall_as_the_threshold_grows() =>
        Gen.Select(AnyDistances, AnyDistances)
            .Sample(
                (same, different) =>
                {
                    RocPoint[] points = [.. VerificationCurve.Of(same, different).Points];
                    points[0].ShouldBe(new RocPoint(null, 0, 0));
                    (points[^1].FalseAcceptRate, points[^1].ValidationRate).ShouldBe((1, 1));
                    foreach (var (before, after) in points.Zip(points.Skip(1)))
                    {
                        after.FalseAcceptRate.ShouldBeGreaterThanOrEqualTo(before.FalseAcceptRate);
                        after.ValidationRate.ShouldBeGreaterThanOrEqualTo(before.ValidationRate);
                    }
                }
            );

    [Fact]
    public void Area_and_rates_do_not_change_under_a_monotone_map_of_the_distances() =>
        Gen.Select(AnyDistances, AnyDistances)
            .Sample(
                (same, different) =>
                {
                    static float[] Map(float[] distances) => Array.ConvertAll(distances, d => MathF.Exp(d) + d);
                    var (curve, mapped) = (
                        VerificationCurve.Of(same, different),
                        VerificationCurve.Of(Map(same), Map(different))
                    );
                    mapped.AreaUnderCurve.ShouldBe(curve.AreaUnderCurve);
                    mapped.EqualErrorRate.ShouldBe(curve.EqualErrorRate);
                    mapped
                        .Points.Select(point => (point.FalseAcceptRate, point.ValidationRate))
                        .ShouldBe(curve.Points.Select(point => (point.FalseAcceptRate, point.ValidationRate)));
                }
            );

    [Fact]
    public void The_order_of_the_distances_does_not_matter()
    {
        var sample = new Sample(4);
        var (same, different) = (sample.Distances(50, 10, 200), sample.Distances(70, 100, 400));
        var reversed = VerificationCurve.Of([.. same.Reverse()], [.. different.Order()]);
        reversed.Points.ShouldBe(VerificationCurve.Of(same, different).Points);
    }

    [Fact]
    public void One_pair_of_each_class_makes_a_curve()
    {
        var curve = VerificationCurve.Of([0.5f], [1.5f]);
        curve.AreaUnderCurve.ShouldBe(1);
        curve.EqualErrorRate.ShouldBe(0);
        curve.MostAccurate().SquaredDistance.ShouldBe(1, "half way between the classes");
        curve.ValidationRateAt(1).Point!.ValidationRate.ShouldBe(1);
    }

    [Fact]
    public void Distances_that_are_all_the_same_tell_nothing()
    {
        var curve = VerificationCurve.Of([1, 1, 1], [1, 1]);
        curve.AreaUnderCurve.ShouldBe(0.5);
        curve.EqualErrorRate.ShouldBe(0.5);
        curve.Points.Count().ShouldBe(2);
        // Accepting all is right for 3 of 5, accepting none for 2.
        curve.MostAccurate().Accuracy.ShouldBe(0.6);
        curve.ValidationRateAt(0.5).Point!.TrueAccepts.ShouldBe(0);
    }

    [Fact]
    public void Of_equally_good_thresholds_the_smallest_is_taken()
    {
        // d in [1, 2) and d in [3, 4) both judge 4 of 5 right; half way of the first gap is 1.5.
        var curve = VerificationCurve.Of([1, 1, 3], [2, 4]);
        curve.MostAccurate().SquaredDistance.ShouldBe(1.5f);
    }

    [Fact]
    public void When_it_is_best_to_accept_none_the_threshold_is_below_every_distance()
    {
        var best = VerificationCurve.Of([2], [0, 1]).MostAccurate();
        best.SquaredDistance.ShouldBeLessThan(0);
        (best.TrueAccepts, best.FalseAccepts).ShouldBe((0, 0));
    }

    [Fact]
    public void A_half_way_threshold_never_accepts_the_further_of_two_neighbouring_floats()
    {
        var further = MathF.BitIncrement(1);
        VerificationCurve.Of([1], [further]).MostAccurate().Accuracy.ShouldBe(1);
    }

    [Fact]
    public void A_false_accept_rate_that_too_few_pairs_can_tell_is_not_measurable()
    {
        var curve = VerificationCurve.Of([0], [.. Enumerable.Repeat(1f, 999)]);
        var rate = curve.ValidationRateAt(1e-3);
        rate.IsMeasurable.ShouldBeFalse();
        rate.Point.ShouldBeNull();
        rate.NotMeasurable.ShouldBe(
            "not measurable with 999 different pairs: a false accept rate of 0.001 needs 1,000"
        );
        VerificationCurve.Of([0], [.. Enumerable.Repeat(1f, 1000)]).ValidationRateAt(1e-3).IsMeasurable.ShouldBeTrue();
    }

    [Fact]
    public void A_rate_that_is_whole_but_not_in_binary_loses_no_pair()
    {
        // 0.29 × 100 is 28.999999999999996 in binary.
        var curve = VerificationCurve.Of([50], [.. Enumerable.Range(0, 100).Select(at => (float)at)]);
        curve.ValidationRateAt(0.29).Point!.FalseAccepts.ShouldBe(29);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_distance_that_is_no_number_is_refused(float distance) =>
        Should
            .Throw<EvaluationException>(() => VerificationCurve.Of([1, distance], [1]))
            .Message.ShouldBe(
                $"A pair of the same person has the squared distance {distance}; it must be a finite number."
            );

    [Fact]
    public void An_empty_class_is_refused() =>
        Should
            .Throw<EvaluationException>(() => VerificationCurve.Of([1], []))
            .Message.ShouldBe("There is no pair of different people to measure.");

    private static VerificationCurve Curve(int seed, int same, int different)
    {
        var sample = new Sample(seed);
        var sameDistances = sample.Distances(same, 10, 200);
        return VerificationCurve.Of(sameDistances, sample.Distances(different, 100, 400));
    }

    private static double PlainArea(float[] same, float[] different) =>
        same.Average(s =>
            different.Average(d =>
                s < d ? 1
                : s == d ? 0.5
                : 0
            )
        );

    private static int PlainRight(float[] same, float[] different, float threshold) =>
        same.Count(distance => distance <= threshold) + different.Count(distance => distance > threshold);
}
