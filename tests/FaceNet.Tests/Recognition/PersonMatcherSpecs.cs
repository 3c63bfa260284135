using FaceNet.Evaluation.Thresholds;
using FaceNet.Recognition;
using FaceNet.Recognition.Indexing;

namespace FaceNet.Tests.Recognition;

public sealed class PersonMatcherSpecs
{
    private static readonly FalseAcceptCurve Curve = new()
    {
        Knots = [new(0.2f, 1e-5), new(0.8f, 1e-2)],
        MeasuredOn = "numbers made up",
    };

    private static readonly MatchScale Scale = new(new Threshold(0.4f, 0.001, "made up"), Curve, Probability: null);

    [Fact]
    public void With_nobody_enrolled_everybody_is_unknown()
    {
        using var nobody = new PeopleIndex(dimension: 2);
        var matcher = new PersonMatcher(nobody, _ => null, Scale, new RecognitionOptions());

        var match = Match(matcher, People.Direction(1, 0));

        match.Verdict.ShouldBe(RecognitionVerdict.Unknown);
        match.Candidates.ShouldBeEmpty();
        match.Name.ShouldBeNull();
    }

    [Fact]
    public void A_face_near_one_person_is_known_and_one_near_nobody_is_not()
    {
        var matcher = Matcher(("Anna", [1, 0, 0]), ("Berta", [0, 1, 0]));

        Match(matcher, People.Direction(1, 0, 0.1f)).Name.ShouldBe("Anna");
        var stranger = Match(matcher, People.Direction(0, 0, 1));

        stranger.Verdict.ShouldBe(RecognitionVerdict.Unknown);
        stranger.Name.ShouldBeNull();
        stranger.Candidates.Count.ShouldBe(2);
        stranger.Candidates[0].NearestSquaredDistance.ShouldBe(2, 1e-5f);
    }

    [Fact]
    public void A_face_as_near_to_two_people_is_ambiguous_with_both()
    {
        var matcher = Matcher(("Anna", [1, 0.2f]), ("Berta", [1, -0.2f]));

        var match = Match(matcher, People.Direction(1, 0));

        match.Verdict.ShouldBe(RecognitionVerdict.Ambiguous);
        match.Name.ShouldBeNull();
        match.Candidates.Select(candidate => candidate.Name).ShouldBe(["Anna", "Berta"]);
        Match(matcher, People.Direction(1, 0.2f)).Name.ShouldBe("Anna");
    }

    [Fact]
    public void The_rates_are_those_of_the_curve_for_one_person_and_for_all()
    {
        var matcher = Matcher(("Anna", [1, 0, 0]), ("Berta", [0, 1, 0]), ("Cleo", [0, 0, 1]));

        var nearest = Match(matcher, People.Direction(1, 0.5f, 0)).Candidates[0];

        nearest.FalseAcceptRate.ShouldBe(Curve.At(nearest.SquaredDistance));
        nearest.GalleryFalseAcceptRate!.Value.ShouldBe(1 - Math.Pow(1 - nearest.FalseAcceptRate!.Value, 3), 1e-9);
        nearest.Probability.ShouldBeNull();
    }

    [Fact]
    public void The_threshold_keeps_the_rate_that_was_asked_for_at_the_gallerys_size()
    {
        var few = Matcher(("Anna", [1, 0]), ("Berta", [0, 1]));
        var one = Matcher(("Anna", [1, 0]));

        one.Threshold.ShouldBeGreaterThan(few.Threshold);
        Curve.At(few.Threshold, people: 2).ShouldBe(0.01, 1e-5);
        Match(few, People.Direction(1, 0)).Threshold.ShouldBe(few.Threshold);
        Match(few, People.Direction(1, 0)).People.ShouldBe(2);
    }

    [Fact]
    public void Without_a_curve_the_models_threshold_holds_and_no_rate_is_claimed()
    {
        var matcher = Matcher(Scale with { PersonFalseAccepts = null }, ("Anna", [1, 0]));

        matcher.Threshold.ShouldBe(0.4f);
        var nearest = Match(matcher, People.Direction(1, 0.1f)).Candidates[0];
        (nearest.FalseAcceptRate, nearest.GalleryFalseAcceptRate).ShouldBe((null, null));
    }

    [Fact]
    public void The_probability_begins_from_everybody_and_a_stranger_being_as_likely()
    {
        var probability = new SameProbability([new(0, 0.9), new(2, 0.1)]);
        var matcher = Matcher(
            Scale with
            {
                Probability = probability,
            },
            ("Anna", [1, 0, 0]),
            ("Berta", [0, 1, 0]),
            ("Cleo", [0, 0, 1])
        );

        // At distance 0 the odds are 9 to 1 for even odds before; one in four before makes 9/3 = 3 to 1.
        Match(matcher, People.Direction(1, 0, 0)).Candidates[0].Probability!.Value.ShouldBe(0.75, 1e-9);
    }

    [Fact]
    public void Who_is_gone_before_the_name_could_be_told_makes_the_answer_out_of_date()
    {
        using var people = PeopleIndex.Of([
            [People.Direction(1, 0)],
            [People.Direction(0, 1)],
        ]);
        var matcher = new PersonMatcher(
            people,
            person => person == 0 ? "Anna" : null,
            Scale,
            new RecognitionOptions { Candidates = 2 }
        );

        matcher.Match(People.Direction(1, 0)).ShouldBeNull();
    }

    private static PersonMatch Match(PersonMatcher matcher, Embedding probe) => matcher.Match(probe).ShouldNotBeNull();

    private static PersonMatcher Matcher(params (string Name, float[] Face)[] people) => Matcher(Scale, people);

    private static PersonMatcher Matcher(MatchScale scale, params (string Name, float[] Face)[] people) =>
        new(
            PeopleIndex.Of([.. people.Select(person => (IReadOnlyList<Embedding>)[People.Direction(person.Face)])]),
            person => people[person].Name,
            scale,
            new RecognitionOptions()
        );
}
