using FaceNet.Evaluation.Thresholds;
using FaceNet.Recognition;

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
        using var matcher = new PersonMatcher([], Scale, new RecognitionOptions());

        var match = matcher.Match(People.Direction(1, 0));

        match.Verdict.ShouldBe(RecognitionVerdict.Unknown);
        match.Candidates.ShouldBeEmpty();
        match.Name.ShouldBeNull();
    }

    [Fact]
    public void A_face_near_one_person_is_known_and_one_near_nobody_is_not()
    {
        using var matcher = Matcher(("Anna", [1, 0, 0]), ("Berta", [0, 1, 0]));

        matcher.Match(People.Direction(1, 0, 0.1f)).Name.ShouldBe("Anna");
        var stranger = matcher.Match(People.Direction(0, 0, 1));

        stranger.Verdict.ShouldBe(RecognitionVerdict.Unknown);
        stranger.Name.ShouldBeNull();
        stranger.Candidates.Count.ShouldBe(2);
        stranger.Candidates[0].NearestSquaredDistance.ShouldBe(2, 1e-5f);
    }

    [Fact]
    public void A_face_as_near_to_two_people_is_ambiguous_with_both()
    {
        using var matcher = Matcher(("Anna", [1, 0.2f]), ("Berta", [1, -0.2f]));

        var match = matcher.Match(People.Direction(1, 0));

        match.Verdict.ShouldBe(RecognitionVerdict.Ambiguous);
        match.Name.ShouldBeNull();
        match.Candidates.Select(candidate => candidate.Name).ShouldBe(["Anna", "Berta"]);
        matcher.Match(People.Direction(1, 0.2f)).Name.ShouldBe("Anna");
    }

    [Fact]
    public void The_rates_are_those_of_the_curve_for_one_person_and_for_all()
    {
        using var matcher = Matcher(("Anna", [1, 0, 0]), ("Berta", [0, 1, 0]), ("Cleo", [0, 0, 1]));

        var nearest = matcher.Match(People.Direction(1, 0.5f, 0)).Candidates[0];

        nearest.FalseAcceptRate.ShouldBe(Curve.At(nearest.SquaredDistance));
        nearest.GalleryFalseAcceptRate!.Value.ShouldBe(1 - Math.Pow(1 - nearest.FalseAcceptRate!.Value, 3), 1e-9);
        nearest.Probability.ShouldBeNull();
    }

    [Fact]
    public void The_threshold_keeps_the_rate_that_was_asked_for_at_the_gallerys_size()
    {
        using var few = Matcher(("Anna", [1, 0]), ("Berta", [0, 1]));
        using var one = Matcher(("Anna", [1, 0]));

        one.Threshold.ShouldBeGreaterThan(few.Threshold);
        Curve.At(few.Threshold, people: 2).ShouldBe(0.01, 1e-5);
        few.Match(People.Direction(1, 0)).Threshold.ShouldBe(few.Threshold);
        few.Match(People.Direction(1, 0)).People.ShouldBe(2);
    }

    [Fact]
    public void Without_a_curve_the_models_threshold_holds_and_no_rate_is_claimed()
    {
        using var matcher = new PersonMatcher(
            [new EnrolledPerson("Anna", [People.Direction(1, 0)])],
            Scale with
            {
                PersonFalseAccepts = null,
            },
            new RecognitionOptions()
        );

        matcher.Threshold.ShouldBe(0.4f);
        var nearest = matcher.Match(People.Direction(1, 0.1f)).Candidates[0];
        (nearest.FalseAcceptRate, nearest.GalleryFalseAcceptRate).ShouldBe((null, null));
    }

    [Fact]
    public void The_probability_begins_from_everybody_and_a_stranger_being_as_likely()
    {
        var probability = new SameProbability([new(0, 0.9), new(2, 0.1)]);
        using var matcher = new PersonMatcher(
            [
                new EnrolledPerson("Anna", [People.Direction(1, 0, 0)]),
                new EnrolledPerson("Berta", [People.Direction(0, 1, 0)]),
                new EnrolledPerson("Cleo", [People.Direction(0, 0, 1)]),
            ],
            Scale with
            {
                Probability = probability,
            },
            new RecognitionOptions()
        );

        // At distance 0 the odds are 9 to 1 for even odds before; one in four before makes 9/3 = 3 to 1.
        matcher.Match(People.Direction(1, 0, 0)).Candidates[0].Probability!.Value.ShouldBe(0.75, 1e-9);
    }

    private static PersonMatcher Matcher(params (string Name, float[] Face)[] people) =>
        new(
            [.. people.Select(person => new EnrolledPerson(person.Name, [People.Direction(person.Face)]))],
            Scale,
            new RecognitionOptions()
        );
}
