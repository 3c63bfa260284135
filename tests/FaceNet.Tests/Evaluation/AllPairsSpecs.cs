using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Tests.Evaluation;

public sealed class AllPairsSpecs
{
    private static readonly VerificationOptions Options = new()
    {
        FalseAcceptRates = [1e-1, 1e-2, 1e-3, 1e-6],
        BootstrapReplicates = 20,
    };

    [Theory]
    [InlineData(1, 20, 5, 128)]
    [InlineData(2, 7, 7, 20)]
    [InlineData(3, 60, 3, 192)]
    public void The_curve_is_that_of_the_plain_loop(int seed, int people, int perPerson, int dimension)
    {
        var faces = Sample.Faces(seed, people, perPerson, dimension, 1.2f);
        var (same, different) = PlainDistances(faces);
        var result = AllPairsProtocol.Run(faces, Options);
        (result.SamePairs, result.DifferentPairs).ShouldBe((same.Length, different.Length));
        // A distance may be off by the kernel's rounding and is then rounded up to the resolution.
        var (rounding, above) = (2e-6f, (float)result.Resolution + 2e-6f);
        foreach (var distance in same.Concat(different))
        {
            result.Curve.At(distance + above).TrueAccepts.ShouldBeGreaterThanOrEqualTo(same.Count(d => d <= distance));
            result
                .Curve.At(distance - rounding - 1e-7f)
                .TrueAccepts.ShouldBeLessThanOrEqualTo(same.Count(d => d < distance));
        }
        var plain = VerificationCurve.Of(same, different);
        result.AreaUnderCurve.ShouldBe(plain.AreaUnderCurve, 1e-4);
        result.EqualErrorRate.ShouldBe(plain.EqualErrorRate, 1e-3);
        foreach (var rate in result.ValidationRate.Where(rate => rate.IsMeasurable))
        {
            var expected = plain.ValidationRateAt(rate.FalseAcceptRate).Point!;
            rate.Point!.SquaredDistance.ShouldBe(expected.SquaredDistance, above);
            rate.Point.ValidationRate.ShouldBe(expected.ValidationRate, 1e-12);
        }
        result.ValidationRate[^1].NotMeasurable.ShouldStartWith("not measurable with ");
    }

    [Fact]
    public void The_hardest_pairs_are_those_of_the_plain_loop_the_hardest_first()
    {
        var faces = Sample.Faces(4, 30, 6, 32, 1.5f);
        var result = AllPairsProtocol.Run(faces, Options);
        var pairs = PlainPairs(faces)
            .ToLookup(pair => pair.Left.Person == pair.Right.Person, pair => pair.SquaredDistance);
        result.ClosestDifferent.Select(match => match.SquaredDistance).ShouldBe(pairs[false].Order().Take(100), 2e-6);
        result
            .FurthestSame.Select(match => match.SquaredDistance)
            .ShouldBe(pairs[true].OrderDescending().Take(100), 2e-6);
        result.ClosestDifferent.ShouldAllBe(match => match.Left.Person != match.Right.Person);
        result.FurthestSame.ShouldAllBe(match => match.Left.Person == match.Right.Person);
    }

    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    public void Intervals_from_the_closest_pairs_are_those_from_all_pairs(double rate)
    {
        var faces = Sample.Faces(5, 60, 4, 16, 1.2f);
        var people = faces.Select(face => face.Person).Distinct().Order(StringComparer.Ordinal).ToList();
        PersonPair[] all =
        [
            .. PlainPairs(faces)
                .Select(pair => new PersonPair(
                    pair.SquaredDistance,
                    pair.Left.Person == pair.Right.Person,
                    people.IndexOf(pair.Left.Person),
                    people.IndexOf(pair.Right.Person)
                )),
        ];
        var expected = new PersonBootstrap(all, people.Count).Run([rate], 200, new Random(1), default)[0];
        var options = Options with { FalseAcceptRates = [rate], BootstrapReplicates = 200 };
        var found = AllPairsProtocol.Run(faces, options).ValidationRate[0];
        found.NoInterval.ShouldBeNull();
        found.BootstrapInterval!.Value.Lower.ShouldBe(expected.ValidationRate.Lower, 1e-9);
        found.BootstrapInterval.Value.Upper.ShouldBe(expected.ValidationRate.Upper, 1e-9);
        found.BootstrapInterval.Value.Lower.ShouldBeLessThan(found.Point!.ValidationRate);
        found.BootstrapInterval.Value.Upper.ShouldBeGreaterThan(found.Point.ValidationRate);
    }

    [Fact]
    public void Pairs_that_are_too_many_to_keep_leave_their_rate_without_an_interval_and_say_so()
    {
        // 3,300 faces are 5.4 million pairs. With room to spare for other draws, 0.5 needs them all and 0.001 needs few.
        var faces = Sample.Faces(7, 1650, 2, 2, 1.2f);
        var rates = AllPairsProtocol.Run(faces, Options with { FalseAcceptRates = [0.5, 1e-3] }).ValidationRate;
        rates[0].BootstrapInterval.ShouldBeNull();
        rates[0].NoInterval.ShouldNotBeNull().ShouldContain("5,000,000 pairs");
        rates[1].BootstrapInterval.ShouldNotBeNull();
        rates[1].NoInterval.ShouldBeNull();
    }

    [Fact]
    public void Pictures_that_are_all_the_same_tell_nothing()
    {
        var faces = Enumerable
            .Range(0, 70)
            .Select(at => new LabelledFace($"{at}", $"{at % 9}", Embedding.Normalize([1, 0])))
            .ToArray();
        var result = AllPairsProtocol.Run(faces, Options);
        result.AreaUnderCurve.ShouldBe(0.5);
        result.ValidationRate[0].Point!.TrueAccepts.ShouldBe(0);
    }

    [Fact]
    public void Pictures_without_a_face_are_counted()
    {
        LabelledFace[] faces =
        [
            new("a1", "Ann", Embedding.Normalize([1, 0])),
            new("a2", "Ann", Embedding.Normalize([1, 0.1f])),
            new("a3", "Ann", null),
            new("b1", "Bo", Embedding.Normalize([0, 1])),
            new("b2", "Bo", null),
            new("c1", "Cy", null),
        ];
        var result = AllPairsProtocol.Run(faces, Options);
        (result.Images, result.NotDetected, result.People).ShouldBe((6, 3, 2));
        // Ann has 3 pairs of which 2 lack a face; Bo has 1, which lacks one.
        (result.SamePairs, result.SamePairsNotDetected, result.DifferentPairs).ShouldBe((1, 3, 2));
        // At a FAR of 1 everything that was found is accepted: 1 of 1 pair left in, 1 of 4 with the others counted.
        var all = AllPairsProtocol.Run(faces, Options with { FalseAcceptRates = [1, 1e-6] });
        all.ValidationRate[0].Point!.ValidationRate.ShouldBe(1);
        all.ValidationRateOfAll.ShouldBe([new CountedValidationRate(1, 0.25), new CountedValidationRate(1e-6, null)]);
    }

    [Theory]
    [InlineData("Ann", "Bo")]
    [InlineData("Ann", "Ann")]
    public void A_class_without_pairs_is_refused(string left, string right) =>
        Should
            .Throw<EvaluationException>(() =>
                AllPairsProtocol.Run([
                    new("1", left, Embedding.Normalize([1, 0])),
                    new("2", right, Embedding.Normalize([0, 1])),
                ])
            )
            .Message.ShouldContain("at least one of each is needed");

    private static (float[] Same, float[] Different) PlainDistances(LabelledFace[] faces)
    {
        var pairs = PlainPairs(faces)
            .ToLookup(pair => pair.Left.Person == pair.Right.Person, pair => pair.SquaredDistance);
        return ([.. pairs[true]], [.. pairs[false]]);
    }

    private static IEnumerable<FaceMatch> PlainPairs(LabelledFace[] faces)
    {
        for (var left = 0; left < faces.Length; left++)
        for (var right = left + 1; right < faces.Length; right++)
            yield return new FaceMatch(
                faces[left],
                faces[right],
                faces[left].Embedding!.SquaredDistance(faces[right].Embedding!)
            );
    }
}
