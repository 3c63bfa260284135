using FaceNet.Recognition;
using FaceNet.Recognition.Indexing;

namespace FaceNet.Tests.Recognition;

public sealed class PersonScorerSpecs
{
    [Theory]
    [InlineData(RecognitionRule.Combined, 0.5f, 3, 5)]
    [InlineData(RecognitionRule.NearestFace, 0f, 40, 5)]
    [InlineData(RecognitionRule.MeanFace, 0.75f, 40, 5)]
    [InlineData(RecognitionRule.Combined, 0.5f, 200, 3)]
    [InlineData(RecognitionRule.Combined, 1f, 2, 1)]
    [InlineData(RecognitionRule.Combined, 1f, 1, 4)]
    public void The_nearest_people_are_those_of_the_plain_loop(
        RecognitionRule rule,
        float handicap,
        int people,
        int facesEach
    )
    {
        var enrolled = People.Draw(people, people, facesEach);
        var probes = People.Draw(people, people, facesEach + 1).Select(person => person.Faces[^1]).Take(30).ToArray();
        using var index = PeopleIndex.Of([.. enrolled.Select(person => person.Faces)]);
        var scorer = new PersonScorer(index, rule, handicap);

        foreach (var probe in probes)
        {
            var expected = Plain(enrolled, probe, rule, handicap);
            foreach (var count in (int[])[1, 3, people])
            {
                var found = scorer.Nearest(probe, count);
                found.Count.ShouldBe(Math.Min(count, people));
                foreach (var (score, (person, value)) in found.Zip(expected))
                {
                    score.Score.ShouldBe(value, 1e-5f);
                    score.Person.ShouldBe(person);
                }
            }
            foreach (var (score, value) in scorer.All(probe).Zip(expected.OrderBy(pair => pair.Person)))
                score.Score.ShouldBe(value.Score, 1e-5f);
        }
    }

    [Fact]
    public void A_look_alike_must_be_nearer_than_who_stands_apart()
    {
        // Ann and Bea are 10 degrees apart; Cleo is at a right angle to both.
        var (ann, bea) = (People.Direction(1, 0, 0), People.Direction(MathF.Cos(0.1745f), MathF.Sin(0.1745f), 0));
        using var index = PeopleIndex.Of([
            [ann],
            [bea],
            [People.Direction(0, 0, 1)],
        ]);
        var scorer = new PersonScorer(index);
        var (nearAnn, nearCleo) = (People.Direction(1, -0.3f, 0), People.Direction(0, -0.3f, 1));

        var (own, other) = (scorer.All(nearAnn)[0], scorer.All(nearCleo)[2]);

        own.Nearest.ShouldBe(other.Nearest, 1e-6f);
        other.Score.ShouldBe(other.Nearest, 1e-6f);
        // Half of what 2 − 2 cos 10° = 0.030 falls short of the mean of itself, twice, and 2.
        own.Score.ShouldBe(own.Nearest + (0.5f * (((0.0304f + 0.0304f + 2) / 3) - 0.0304f)), 1e-3f);
    }

    [Fact]
    public void Faces_that_cancel_each_other_out_do_no_harm()
    {
        using var index = PeopleIndex.Of([
            [People.Direction(1, 0), People.Direction(-1, 0)],
            [People.Direction(0, 1)],
        ]);
        var scorer = new PersonScorer(index);

        scorer.Nearest(People.Direction(1, 0.1f), 1).ShouldHaveSingleItem().Person.ShouldBe(0);
    }

    private static (int Person, float Score)[] Plain(
        EnrolledPerson[] people,
        Embedding probe,
        RecognitionRule rule,
        float handicap
    )
    {
        var means = people.Select(person => Mean(person.Faces)).ToArray();
        var apart = means
            .Select(
                (mean, at) =>
                    people
                        .Where((_, other) => other != at)
                        .SelectMany(other => other.Faces)
                        .Select(face => face.SquaredDistance(mean))
                        .DefaultIfEmpty(0)
                        .Min()
            )
            .ToArray();
        return
        [
            .. people
                .Select(
                    (person, at) =>
                    {
                        var nearest = person.Faces.Min(face => face.SquaredDistance(probe));
                        var mean = means[at].SquaredDistance(probe);
                        var distance = rule switch
                        {
                            RecognitionRule.NearestFace => nearest,
                            RecognitionRule.MeanFace => mean,
                            _ => (nearest + mean) / 2,
                        };
                        return (at, distance + (handicap * Math.Max(0, apart.Average() - apart[at])));
                    }
                )
                .OrderBy(pair => pair.Item2)
                .ThenBy(pair => pair.at),
        ];
    }

    private static Embedding Mean(IReadOnlyList<Embedding> faces) =>
        Embedding.Normalize(
            Enumerable.Range(0, faces[0].Dimension).Select(at => faces.Sum(face => face.Values[at])).ToArray()
        );
}
