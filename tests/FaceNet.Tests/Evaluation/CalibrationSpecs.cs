using CsCheck;
using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Pairs;
using FaceNet.Evaluation.Thresholds;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Tests.Evaluation;

public sealed class CalibrationSpecs
{
    private static readonly VerificationOptions Quick = new() { BootstrapReplicates = 50 };

    // Expected numbers by reference/calibration.py (scikit-learn's IsotonicRegression; means of its blocks).
    [Fact]
    public void The_probability_is_the_isotonic_regression_of_scikit_learn()
    {
        var (same, different) = Distances();
        var knots = SameProbability.Fit(VerificationCurve.Of(same, different)).Knots;
        knots
            .Select(knot => (double)knot.SquaredDistance)
            .ShouldBe(
                [
                    0.5927542892156861,
                    0.9698093220338981,
                    1.0459735576923077,
                    1.0911458333333333,
                    1.2518503289473681,
                    2.036759393063584,
                ],
                1e-6
            );
        knots
            .Select(knot => knot.Probability)
            .ShouldBe(
                [
                    0.9803921568627451,
                    0.9322033898305084,
                    0.7692307692307693,
                    0.5555555555555555,
                    0.5263157894736841,
                    0.028901734104046246,
                ],
                1e-12
            );
    }

    [Fact]
    public void Isotonic_blocks_fall_and_keep_the_sum_of_what_they_pool() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0.1, 2])
            .Array[1, 40]
            .Sample(values =>
            {
                var observations = values
                    .Select((value, at) => new WeightedValue(at, value.Item1, value.Item2))
                    .ToArray();
                var blocks = IsotonicRegression.Falling(observations);
                foreach (var (before, after) in blocks.Zip(blocks.Skip(1)))
                    after.Value.ShouldBeLessThan(before.Value);
                blocks.Sum(block => block.Weight).ShouldBe(observations.Sum(value => value.Weight), 1e-9);
                blocks
                    .Sum(block => block.Weight * block.Value)
                    .ShouldBe(observations.Sum(value => value.Weight * value.Value), 1e-9);
            });

    [Fact]
    public void The_probability_falls_with_the_distance_and_is_never_certain()
    {
        var probability = SameProbability.Fit(VerificationCurve.Of([0.1f, 0.2f, 0.3f], [1.5f, 1.6f]));
        var values = Enumerable.Range(0, 401).Select(at => probability.At(at / 100f)).ToArray();
        values.ShouldBe(values.OrderDescending());
        values.ShouldAllBe(value => value > 0 && value < 1);
        values[0].ShouldBeGreaterThan(0.5);
        values[^1].ShouldBeLessThan(0.5);
    }

    [Fact]
    public void A_distance_that_both_classes_share_says_nothing()
    {
        var probability = SameProbability.Fit(VerificationCurve.Of([1, 1], [1, 1, 1, 1]));
        probability.At(1).ShouldBe(0.5, 0.1);
        probability.Knots.Count.ShouldBe(1);
    }

    [Fact]
    public void A_rarer_prior_lowers_the_odds_by_its_own()
    {
        var probability = new SameProbability([new ProbabilityKnot(0.5f, 0.9), new ProbabilityKnot(1.5f, 0.1)]);
        probability.At(1).ShouldBe(0.5, 1e-12);
        // Odds 9 : 1 times prior odds 1 : 99 are 1 : 11.
        probability.At(0.5f, prior: 0.01).ShouldBe(1.0 / 12, 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => probability.At(1, prior: 1));
    }

    [Fact]
    public void A_threshold_keeps_to_its_false_accept_rate_and_has_intervals()
    {
        var calibration = ThresholdCalibration.Of(Pairs(), 0.05, "drawn numbers", Quick);
        var expected = VerificationProtocol.CurveOf(Pairs()).ValidationRateAt(0.05).Point!;
        calibration.Threshold.ShouldBe(
            new Threshold(expected.SquaredDistance, expected.FalseAcceptRate, "drawn numbers")
        );
        calibration.ValidationRate.ShouldBe(expected.ValidationRate);
        calibration.FalseAcceptRateInterval.ShouldBe(expected.FalseAcceptRateInterval);
        var interval = calibration.SquaredDistanceInterval.ShouldNotBeNull();
        interval.Lower.ShouldBeLessThan(interval.Upper);
        calibration.Threshold.SquaredDistance.ShouldBeInRange((float)interval.Lower, (float)interval.Upper);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.01)]
    public void A_threshold_for_a_large_rate_of_all_pairs_is_kept_with_its_interval(double rate)
    {
        var result = AllPairsProtocol.Run(Sample.Faces(5, 20, 4, 16, 1.2f), Quick with { FalseAcceptRates = [rate] });
        var calibration = ThresholdCalibration.Of(result.Curve, result.ValidationRate[0], "drawn faces");
        var interval = EvaluationJson
            .ReadCalibration(EvaluationJson.Write(calibration))
            .SquaredDistanceInterval.ShouldNotBeNull();
        calibration.Threshold.SquaredDistance.ShouldBeInRange((float)interval.Lower, (float)interval.Upper);
        calibration.ValidationRateInterval.ShouldNotBeNull();
        calibration.NoInterval.ShouldBeNull();
    }

    [Fact]
    public void A_false_accept_rate_that_the_pairs_cannot_tell_is_refused() =>
        Should
            .Throw<EvaluationException>(() => ThresholdCalibration.Of(Pairs(), 1e-3, "drawn numbers", Quick))
            .Message.ShouldBe(
                "No threshold can be chosen: not measurable with 100 different pairs: a false accept rate of 0.001 needs 1,000."
            );

    [Fact]
    public void A_calibration_comes_back_from_json_as_it_was()
    {
        var calibration = ThresholdCalibration.Of(Pairs(), 0.05, "drawn numbers", Quick);
        var back = EvaluationJson.ReadCalibration(EvaluationJson.Write(calibration));
        (back with { Probability = calibration.Probability }).ShouldBe(calibration);
        back.Probability.Knots.ShouldBe(calibration.Probability.Knots);
        Should.Throw<EvaluationException>(() => EvaluationJson.ReadCalibration("{}"));
        Should.Throw<EvaluationException>(() => EvaluationJson.ReadCalibration("null"));
    }

    private static (float[] Same, float[] Different) Distances()
    {
        var sample = new Sample(11);
        var same = sample.Distances(40, 10, 200);
        return (same, sample.Distances(100, 100, 400));
    }

    private static ScoredPair[] Pairs()
    {
        var (same, different) = Distances();
        return
        [
            .. same.Select(
                (distance, at) => new ScoredPair(new FacePair($"{at}", $"{at}s", Same: true, Fold: 1), distance)
            ),
            .. different.Select(
                (distance, at) => new ScoredPair(new FacePair($"{at}", $"{at + 1}", Same: false, Fold: 1), distance)
            ),
        ];
    }
}
