using FaceNet.Evaluation;
using FaceNet.Recognition.OpenSet;
using FaceNet.Tests.Evaluation;

namespace FaceNet.Tests.Recognition;

public sealed class OpenSetSpecs
{
    [Fact]
    public void People_who_cannot_be_confused_are_all_named_and_no_stranger_is()
    {
        var result = OpenSetProtocol.Run(Sample.Faces(1, 40, 6, 64, spread: 0.05f), "made up");

        result.Rank1.ShouldBe(1);
        result.Rates.ShouldAllBe(rate => rate.Rate == 1 && rate.StandardDeviation == 0);
        result.Enrolled.ShouldBe(20);
        // Six faces each, 20 unknown people in each of 10 splits.
        result.UnknownProbes.ShouldBe(1200);
        result.KnownProbes.ShouldBe(1200 - (int)Math.Round(10 * result.EnrolledFaces));
        result.Answers!.NamedWrong.ShouldBe(0);
    }

    [Fact]
    public void Faces_that_say_nothing_are_named_by_chance()
    {
        // Noise alone: 20 people enrolled, so one in twenty is right.
        var result = OpenSetProtocol.Run(Sample.Faces(2, 40, 6, 64, spread: 1e6f), "noise");

        result.Rank1.ShouldBeInRange(0, 0.12);
        result.Rates[0].Rate.ShouldBeLessThan(0.03);
    }

    [Fact]
    public void The_curve_foretells_how_many_strangers_come_in_at_other_gallery_sizes()
    {
        var faces = Sample.Faces(3, 200, 6, 24, spread: 0.7f);
        var curve = OpenSetProtocol.Run(faces, "made up").PersonFalseAccepts.ShouldNotBeNull();

        foreach (var people in (int[])[5, 25, 100])
        {
            var answers = OpenSetProtocol.Run(faces, "made up", curve, new OpenSetOptions { People = people }).Answers;
            answers!.AskedFalseAcceptRate.ShouldBe(0.01);
            answers.FalseAcceptRate.ShouldBeInRange(0.004, 0.02);
        }
    }

    [Fact]
    public void A_seed_gives_the_same_result_again_and_another_a_different_one()
    {
        var faces = Sample.Faces(4, 40, 5, 24, spread: 1f);
        OpenSetResult Run(int seed) => OpenSetProtocol.Run(faces, "made up", null, new OpenSetOptions { Seed = seed });

        Run(1).Rates.ShouldBe(Run(1).Rates);
        Run(1).Rates.ShouldNotBe(Run(2).Rates);
    }

    [Fact]
    public void Kin_are_enrolled_or_unknown_together()
    {
        var people = Enumerable
            .Range(0, 30)
            .Select(at => ($"F{at % 10:00}_{at}", new[] { People.Direction(1, at), People.Direction(2, at) }))
            .ToArray();
        var split = OpenSetSplit.Draw(people, new OpenSetOptions { KinSeparator = '_' }, new Random(1));

        var unknown = split.Probes.Where(probe => probe.Owner is null).Select(probe => probe.Face).ToHashSet();
        foreach (var family in people.GroupBy(person => person.Item1[..3]))
            family.Select(person => unknown.Contains(person.Item2[0])).Distinct().ShouldHaveSingleItem();
        split.Enrolled.Count.ShouldBe(15);
    }

    [Fact]
    public void A_face_is_enrolled_or_a_probe_but_never_both()
    {
        var people = Enumerable
            .Range(0, 12)
            .Select(at => ($"P{at}", Enumerable.Range(1, 2 + (at % 5)).Select(n => People.Direction(n, at)).ToArray()))
            .ToArray();
        foreach (var faces in (int?[])[null, 1, 3, 100])
        {
            var split = OpenSetSplit.Draw(people, new OpenSetOptions { Faces = faces }, new Random(5));
            var enrolled = split.Enrolled.SelectMany(person => person).ToArray();

            split.Probes.Select(probe => probe.Face).Intersect(enrolled).ShouldBeEmpty();
            (enrolled.Length + split.Probes.Count).ShouldBe(people.Sum(person => person.Item2.Length));
            split.Enrolled.ShouldAllBe(person => person.Count >= 1);
            for (var person = 0; person < split.Enrolled.Count; person++)
                split.Probes.ShouldContain(probe => probe.Owner == person);
        }
    }

    [Fact]
    public void Too_few_people_are_refused() =>
        Should
            .Throw<EvaluationException>(() => OpenSetProtocol.Run(Sample.Faces(1, 3, 2, 8, 1), "made up"))
            .Message.ShouldStartWith("3 people have two pictures with a face or more");
}
