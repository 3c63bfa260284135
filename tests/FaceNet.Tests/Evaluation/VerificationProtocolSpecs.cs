using System.Text.Json;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Pairs;
using FaceNet.Evaluation.Statistics;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Tests.Evaluation;

public sealed class VerificationProtocolSpecs
{
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(49)]
    public void The_mean_of_ones_is_one(int folds) =>
        FoldMean.Of([.. Enumerable.Repeat(1.0, folds)]).ShouldBe(new FoldMean(1, 0, 0));

    private static readonly VerificationOptions Quick = new() { BootstrapReplicates = 20 };

    // Expected numbers by reference/folds.py (NumPy, scikit-learn's LeaveOneGroupOut).
    [Fact]
    public void Accuracy_and_validation_rate_over_folds_are_those_of_NumPy()
    {
        var result = VerificationProtocol.Run(TenFolds(), Quick);
        result.Accuracy.Mean.ShouldBe(0.9066666666666666, 1e-12);
        result.Accuracy.StandardDeviation!.Value.ShouldBe(0.03531166351571267, 1e-12);
        result.Accuracy.StandardError!.Value.ShouldBe(0.011166528467912098, 1e-12);
        var rate = result.ValidationRate[1];
        rate.Mean!.Value.ShouldBe(0.5933333333333334, 1e-12);
        rate.StandardError!.Value.ShouldBe(0.03014368881389008, 1e-12);
        rate.MeasuredFalseAcceptRate!.Value.ShouldBe(0.01, 1e-12);
        result
            .ByFold.Select(fold => fold.Threshold)
            .ShouldBe([
                1.33203125f,
                1.3046875f,
                1.33203125f,
                1.3046875f,
                1.3046875f,
                1.3046875f,
                1.33203125f,
                1.33203125f,
                1.3359375f,
                1.33203125f,
            ]);
        result.Threshold.ShouldBe(1.33203125f);
    }

    [Fact]
    public void Rates_that_the_other_folds_cannot_tell_are_not_measurable()
    {
        // 10 × 30 different pairs: 270 on the other folds, 300 in all.
        var result = VerificationProtocol.Run(TenFolds(), Quick with { FalseAcceptRates = [1.0 / 280, 1.0 / 300] });
        result.ValidationRate[0].Mean.ShouldBeNull();
        result
            .ValidationRate[0]
            .NotMeasurable.ShouldBe(
                "not measurable with 270 different pairs: a false accept rate of 0.003571 needs 280"
            );
        result.Pooled[1].IsMeasurable.ShouldBeTrue("all folds together have 300");
    }

    [Fact]
    public void Pairs_without_a_face_are_errors_in_one_reading_and_left_out_in_the_other()
    {
        // Each fold: same 0.1 and one missed, different 1.9 and one missed. All measured pairs are judged right.
        ScoredPair[] pairs =
        [
            .. Enumerable
                .Range(1, 3)
                .SelectMany(fold =>
                    (ScoredPair[])
                        [
                            Pair(true, fold, 0.1f),
                            Pair(true, fold, null),
                            Pair(false, fold, 1.9f),
                            Pair(false, fold, null),
                        ]
                ),
        ];
        var result = VerificationProtocol.Run(pairs, Quick with { FalseAcceptRates = [0.5] });
        result.NotDetected.ShouldBe(6);
        result.Accuracy.Mean.ShouldBe(0.5);
        result.DetectedOnly.Accuracy.Mean.ShouldBe(1);
        result.ValidationRate[0].Mean.ShouldBe(0.5);
        result
            .ValidationRate[0]
            .MeasuredFalseAcceptRate.ShouldBe(0, "a missed face must not flatter the false accept rate");
        result.DetectedOnly.ValidationRate[0].Mean.ShouldBe(1);
        result.ByFold.ShouldAllBe(fold => fold.NotDetected == 2 && fold.Pairs == 4);
    }

    [Fact]
    public void Json_has_the_documented_names()
    {
        var json = JsonDocument.Parse(EvaluationJson.Write(VerificationProtocol.Run(TenFolds(), Quick))).RootElement;
        json.GetProperty("pairs").GetInt32().ShouldBe(600);
        json.GetProperty("folds").GetInt32().ShouldBe(10);
        json.GetProperty("notDetected").GetInt32().ShouldBe(0);
        foreach (var name in (string[])["areaUnderCurve", "equalErrorRate", "threshold"])
            json.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Number);
        json.GetProperty("accuracy")
            .EnumerateObject()
            .Select(property => property.Name)
            .ShouldBe(["mean", "standardDeviation", "standardError"]);
        var rates = json.GetProperty("validationRate").EnumerateArray().ToArray();
        rates
            .Select(rate => rate.GetProperty("falseAcceptRate").GetDouble())
            .ShouldBe([1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6]);
        rates[0].GetProperty("mean").ValueKind.ShouldBe(JsonValueKind.Number);
        rates[0].GetProperty("standardError").ValueKind.ShouldBe(JsonValueKind.Number);
        rates[5].GetProperty("mean").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Scores_come_from_the_embeddings_of_the_pictures()
    {
        var embeddings = new Dictionary<string, Embedding?>
        {
            ["a"] = Embedding.Normalize([1, 0]),
            ["b"] = Embedding.Normalize([0, 1]),
            ["c"] = null,
        };
        FacePair[] pairs = [new("a", "b", Same: false, Fold: 1), new("a", "c", Same: true, Fold: 1)];
        ScoredPair
            .Measure(pairs, image => embeddings[image])
            .Select(pair => pair.SquaredDistance)
            .ShouldBe([embeddings["a"]!.SquaredDistance(embeddings["b"]!), null]);
    }

    [Fact]
    public void A_distance_that_is_no_number_is_refused_with_its_pair() =>
        Should
            .Throw<EvaluationException>(() => VerificationProtocol.Run([.. TenFolds(), Pair(true, 1, float.NaN)]))
            .Message.ShouldStartWith("The squared distance of left.jpg and right.jpg is NaN");

    [Fact]
    public void A_list_without_folds_is_refused() =>
        Should
            .Throw<EvaluationException>(() => VerificationProtocol.Run([Pair(true, 1, 0), Pair(false, 1, 1)]))
            .Message.ShouldContain("The pairs have 1 fold");

    [Fact]
    public void A_fold_without_a_class_is_refused_with_its_number() =>
        Should
            .Throw<EvaluationException>(() => VerificationProtocol.Run([.. TenFolds(), Pair(true, 11, 0)]))
            .Message.ShouldStartWith("Fold 11: There is no pair of different people");

    [Fact]
    public void Bootstrap_intervals_are_those_of_resampled_lists_of_pairs()
    {
        var sample = new Sample(9);
        PersonPair[] pairs =
        [
            .. Enumerable
                .Range(0, 80)
                .Select(at => new PersonPair(sample.Distances(1, 10, 200)[0], true, at % 20, at % 20)),
            .. Enumerable
                .Range(0, 90)
                .Select(at => new PersonPair(sample.Distances(1, 100, 400)[0], false, at % 19, (at % 19) + 1)),
        ];
        var found = new PersonBootstrap([.. pairs], 20).Run([0.1, 0.02], 50, new Random(3), default);
        var random = new Random(3);
        var draws = Enumerable.Range(0, 50).Select(_ => Resampled(pairs, 20, random)).ToArray();
        foreach (var (at, rate) in ((double[])[0.1, 0.02]).Index())
        {
            double[] rates =
            [
                .. draws.Select(curve => curve.Within((long)((rate * curve.DifferentPairs) + 1e-6)).ValidationRate),
            ];
            found[at].ValidationRate.ShouldBe(Quantile.Middle(rates));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals()
    {
        var (one, two) = (VerificationProtocol.Run(TenFolds(), Quick), VerificationProtocol.Run(TenFolds(), Quick));
        two.AccuracyInterval.ShouldBe(one.AccuracyInterval);
        two.Pooled.ShouldBe(one.Pooled);
        VerificationProtocol
            .Run(TenFolds(), Quick with { Seed = 2 })
            .AccuracyInterval.ShouldNotBe(one.AccuracyInterval);
    }

    [Fact]
    public void Without_replicates_there_are_no_bootstrap_intervals()
    {
        var result = VerificationProtocol.Run(TenFolds(), Quick with { BootstrapReplicates = 0 });
        result.AccuracyInterval.ShouldBeNull();
        result.Pooled.ShouldAllBe(rate => rate.BootstrapInterval == null);
    }

    [Fact]
    public void The_interval_of_the_accuracy_widens_when_pairs_share_people()
    {
        // 200 pairs of 200 people against the same outcomes on 10 people with 20 pairs each.
        static ConfidenceInterval Interval(int people) =>
            PersonBootstrap.OfAccuracy(
                [.. Enumerable.Range(0, 200).Select(at => (Pair(at % people, at % 3 == 0), at % people % 5 != 0))],
                people,
                500,
                new Random(1),
                default
            );

        static PersonPair Pair(int person, bool same) => new(1, same, person, person);
        var (own, shared) = (Interval(200), Interval(10));
        (shared.Upper - shared.Lower).ShouldBeGreaterThan(2 * (own.Upper - own.Lower));
    }

    private static ScoredPair Pair(bool same, int fold, float? distance) =>
        new(new FacePair("left.jpg", "right.jpg", same, fold), distance);

    private static ScoredPair[] TenFolds()
    {
        var sample = new Sample(7);
        return
        [
            .. Enumerable
                .Range(1, 10)
                .SelectMany(fold =>
                    Named(fold, true, sample.Distances(30, 10, 200))
                        .Concat(Named(fold, false, sample.Distances(30, 100, 400)))
                ),
        ];
    }

    private static IEnumerable<ScoredPair> Named(int fold, bool same, float[] distances) =>
        distances.Select(
            (distance, at) =>
                new ScoredPair(
                    new FacePair($"{fold}/{at}", same ? $"{fold}/{at}s" : $"{fold}/{at + 1}", same, fold),
                    distance
                )
        );

    private static VerificationCurve Resampled(PersonPair[] pairs, int people, Random random)
    {
        while (true)
        {
            var copies = new int[people];
            for (var draw = 0; draw < people; draw++)
                copies[random.Next(people)]++;
            var all = pairs
                .SelectMany(pair => Enumerable.Repeat(pair, (int)pair.Weight(copies)))
                .ToLookup(pair => pair.Same, pair => pair.SquaredDistance);
            if (all[true].Any() && all[false].Any())
                return VerificationCurve.Of([.. all[true]], [.. all[false]]);
        }
    }
}
