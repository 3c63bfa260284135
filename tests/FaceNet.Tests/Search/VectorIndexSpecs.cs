using FaceNet.Search;
using FaceNet.Tests.Clustering;
using FaceNet.Tests.Models;

namespace FaceNet.Tests.Search;

public sealed class VectorIndexSpecs
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(31, 10)]
    [InlineData(33, 40)]
    [InlineData(500, 10)]
    public void Finds_what_a_plain_loop_finds(int count, int nearest)
    {
        var faces = Faces(count, dimension: 20);
        using var index = Index(faces);

        foreach (var probe in Faces(5, dimension: 20, seed: 2))
            ShouldMatch(index.Search(probe, nearest), Plain(faces, probe, nearest));
    }

    [Fact]
    public void What_was_removed_is_not_found()
    {
        var faces = Faces(50, dimension: 8);
        using var index = Index(faces);

        index.Remove(70).ShouldBeTrue();
        index.Remove(70).ShouldBeFalse();

        index.Count.ShouldBe(49);
        index.Search(faces[7], 50).ShouldNotContain(hit => hit.Id == 70);
        index.Add(70, faces[7]);
        index.Search(faces[7], 1)[0].Id.ShouldBe(70);
    }

    [Fact]
    public void A_saved_index_opens_with_the_same_hits()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "faces.index");
        var faces = Faces(100, dimension: 16);
        using var index = Index(faces);
        index.Save(path);

        using var opened = VectorIndex.Open(path);

        opened.Count.ShouldBe(100);
        opened.Dimension.ShouldBe(16);
        opened.Search(faces[3], 10).ShouldBe(index.Search(faces[3], 10));
    }

    [Fact]
    public void An_id_that_is_taken_is_refused()
    {
        using var index = Index(Faces(3, dimension: 4));

        Should
            .Throw<ArgumentException>(() => index.Add(20, Embedding.Normalize([1, 0, 0, 0])))
            .Message.ShouldContain("20");
    }

    [Fact]
    public void A_vector_of_another_model_is_refused()
    {
        using var index = new VectorIndex(4);

        Should.Throw<ArgumentException>(() => index.Add(1, Embedding.Normalize([1, 0])));
        Should.Throw<ArgumentException>(() => index.Search(Embedding.Normalize([1, 0]), 1));
    }

    private static Embedding[] Faces(int count, int dimension, int seed = 1) =>
        DrawnFaces.Of([.. Enumerable.Range(0, count).Select(i => i / 3)], dimension, spread: 0.7, seed);

    /// <summary>Face i under the id 10·i.</summary>
    private static VectorIndex Index(Embedding[] faces)
    {
        var index = new VectorIndex(faces.Length == 0 ? 20 : faces[0].Dimension);
        foreach (var (i, face) in faces.Index())
            index.Add(10 * i, face);
        return index;
    }

    private static SearchHit[] Plain(Embedding[] faces, Embedding probe, int count) =>
        [
            .. faces
                .Select((face, i) => new SearchHit(10 * i, face.SquaredDistance(probe)))
                .OrderBy(hit => hit.SquaredDistance)
                .Take(count),
        ];

    private static void ShouldMatch(IReadOnlyList<SearchHit> actual, SearchHit[] expected)
    {
        actual.Select(hit => hit.Id).ShouldBe(expected.Select(hit => hit.Id));
        foreach (var (hit, other) in actual.Zip(expected))
            hit.SquaredDistance.ShouldBe(other.SquaredDistance, 2e-6f);
    }
}
