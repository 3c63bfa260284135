using CsCheck;
using FaceNet.Galleries;
using FaceNet.Recognition;
using FaceNet.Recognition.Indexing;
using FaceNet.Search;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Recognition;

public sealed class PeopleIndexSpecs : IDisposable
{
    private const int Dimension = 24;
    private static readonly EmbeddingSpace Space = new("test-net", "test-net of the first version", Dimension);

    private readonly TestFolder folder = new();

    private string File => folder.At("people.index");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void However_people_came_and_went_the_scores_are_those_of_an_index_made_anew_to_the_last_bit()
    {
        var drawn = People.Draw(seed: 1, people: 60, facesEach: 5);
        Gen.Select(Gen.Int[0, 19], Gen.Int[0, 59], Gen.Int[0, 5])
            .Array[1, 60]
            .Sample(
                steps =>
                {
                    var present = new SortedDictionary<long, IReadOnlyList<Embedding>>();
                    var index = new PeopleIndex(Dimension);
                    foreach (var (person, look, faces) in steps)
                    {
                        IReadOnlyList<Embedding> vectors = [.. drawn[look].Faces.Take(faces)];
                        index.Put(person, vectors);
                        present.Remove(person);
                        if (vectors.Count > 0)
                            present.Add(person, vectors);
                        // To know some look-alikes at some times, which then have to be kept up.
                        if (faces % 2 == 0 && present.Count > 0)
                            _ = new PersonScorer(index).Nearest(drawn[look].Faces[0], 2);
                        if (look % 7 == 0)
                            index = Reopened(index);
                    }
                    if (present.Count > 0)
                        ShouldScoreAs(Anew(present), index, drawn);
                    index.Dispose();
                },
                iter: 60,
                threads: 1
            );
    }

    // More people than are asked for the usual distance, so that who is asked changes as they come and go.
    [Fact]
    public void Of_many_people_too()
    {
        var drawn = People.Draw(seed: 2, people: LookAlikes.SampleSize + 300, facesEach: 2);
        using var index = PeopleIndex.Of([.. drawn.Select(person => person.Faces)]);
        var present = drawn.Index().ToDictionary(person => (long)person.Index, person => person.Item.Faces);
        _ = new PersonScorer(index).Nearest(drawn[0].Faces[0], 3);
        foreach (var person in Enumerable.Range(0, 200))
        {
            index.Put(person, person % 3 == 0 ? [] : drawn[person + 5].Faces);
            present[person] = drawn[person + 5].Faces;
            if (person % 3 == 0)
                present.Remove(person);
        }

        ShouldScoreAs(Anew(new(present)), index, drawn.Take(50));
    }

    [Fact]
    public void The_usual_distance_is_nearly_that_of_all()
    {
        var drawn = People.Draw(seed: 3, people: 2 * LookAlikes.SampleSize, facesEach: 2);
        using var index = PeopleIndex.Of([.. drawn.Select(person => person.Faces)]);
        var lookAlikes = new LookAlikes(index);
        lookAlikes.Know([.. index.People]);
        double[] all = [.. index.People.Select(person => (double)person.LookAlike!.SquaredDistance)];
        var deviation = Math.Sqrt(all.Average(distance => Math.Pow(distance - all.Average(), 2)));

        // Half of them: three standard errors are 3 · deviation / √1000, and less of a sample without replacement.
        lookAlikes.Usual().ShouldBe((float)all.Average(), 3 * deviation / Math.Sqrt(LookAlikes.SampleSize));
    }

    [Fact]
    public void A_file_of_another_model_is_refused()
    {
        using (var index = PeopleIndex.Of([.. People.Draw(1, 3, 2).Select(person => person.Faces)]))
            PeopleIndexFile.Save(File, index, Space, new GalleryMark(1, [1]));

        Should
            .Throw<VectorIndexException>(() => PeopleIndexFile.Open(File, Space with { Identity = "another" }))
            .Message.ShouldContain("It is of another model.");
        Should.Throw<VectorIndexException>(() => VectorIndex.Open(File)).Message.ShouldContain("It holds 2 indexes");
    }

    private PeopleIndex Reopened(PeopleIndex index)
    {
        PeopleIndexFile.Save(File, index, Space, new GalleryMark(7, [1, 2, 3]));
        index.Dispose();
        var (opened, mark) = PeopleIndexFile.Open(File, Space);
        mark.Change.ShouldBe(7);
        mark.Mark.ShouldBe([1, 2, 3]);
        return opened;
    }

    private static PeopleIndex Anew(SortedDictionary<long, IReadOnlyList<Embedding>> people)
    {
        var index = new PeopleIndex(Dimension);
        foreach (var (person, vectors) in people)
            index.Put(person, vectors);
        return index;
    }

    private static void ShouldScoreAs(PeopleIndex expected, PeopleIndex index, IEnumerable<EnrolledPerson> probes)
    {
        using (expected)
            foreach (var probe in probes.Select(person => person.Faces[^1]))
            {
                new PersonScorer(index).Nearest(probe, 3).ShouldBe(new PersonScorer(expected).Nearest(probe, 3));
                new PersonScorer(index).All(probe).ShouldBe(new PersonScorer(expected).All(probe));
            }
    }
}
