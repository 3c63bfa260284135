using FaceNet.Search;
using FaceNet.Tests.Clustering;
using FaceNet.Tests.Models;
using FaceNet.USearch;
using ProcessorKind = System.Runtime.InteropServices.Architecture;

namespace FaceNet.Tests.Search;

public sealed class ApproximateIndexSpecs : IDisposable
{
    private const int Dimension = 32;
    private const int People = 300;
    private const int FacesAPerson = 8;

    private static readonly Embedding[] Faces = DrawnFaces.Of(
        [.. Enumerable.Range(0, People * FacesAPerson).Select(i => i / FacesAPerson)],
        Dimension,
        spread: 0.8,
        seed: 1
    );

    private readonly ScratchFolder folder = new();

    public ApproximateIndexSpecs() =>
        Assert.SkipUnless(
            System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture
                == (OperatingSystem.IsMacOS() ? ProcessorKind.Arm64 : ProcessorKind.X64),
            "USearch has no library for this system."
        );

    private string File => Path.Combine(folder.Path, "faces.index");

    private string Graph => File + ".graph";

    private static ApproximateIndexOptions Always => new() { ApproximateAbove = 0, Parallelism = 2 };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Up_to_the_size_that_is_set_nothing_is_missed()
    {
        using var index = Index(new() { ApproximateAbove = Faces.Length });
        using var exact = VectorIndexSpecs.Index(Faces, Dimension);

        index.IsApproximate.ShouldBeFalse();
        foreach (var probe in Probes())
            index
                .Search(probe, 10)
                .Select(hit => hit.SquaredDistance)
                .ShouldBe(exact.Search(probe, 10).Select(hit => hit.SquaredDistance));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void Beyond_it_nearly_all_is_found_with_exact_distances(int above)
    {
        using var index = Index(new() { ApproximateAbove = above });

        index.IsApproximate.ShouldBeTrue();
        var probes = Probes();
        var found = index.Search(probes, 10);
        foreach (var (probe, hits) in probes.Zip(found))
            hits.ShouldAllBe(hit => hit.SquaredDistance == probe.SquaredDistance(Faces[hit.Id]));
        Recall(probes, found).ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void More_hits_than_are_looked_at_by_default_can_be_asked_for()
    {
        using var index = Index(Always with { ExpansionSearch = 4 });

        index.Search(Faces[0], 50).Count.ShouldBe(50);
    }

    [Fact]
    public void A_removed_vector_is_not_found_and_one_added_is()
    {
        using var index = Index(Always);

        index.Remove(7).ShouldBeTrue();
        index.Remove(7).ShouldBeFalse();
        index.Search(Faces[7], 10).ShouldNotContain(hit => hit.Id == 7);
        index.Add(-9, Faces[7]);

        index.Count.ShouldBe(Faces.Length);
        index.Search(Faces[7], 1).ShouldBe([new(-9, 0)]);
        Should.Throw<ArgumentException>(() => index.Add(-9, Faces[8])).Message.ShouldContain("-9 already");
    }

    [Fact]
    public void A_vector_that_the_graph_refuses_is_not_added_at_all()
    {
        using var index = Index(Always);
        // Behind the index's back, so that the graph has the id already.
        index.Graph!.Add(-9, Faces[7].Values);

        Should.Throw<InvalidOperationException>(() => index.Add(-9, Faces[7]));

        index.Count.ShouldBe(Faces.Length);
        index.Search(Faces[7], 10).ShouldNotContain(hit => hit.Id == -9);
        index.Graph.Remove(-9);
        index.Add(-9, Faces[7]);
        index.Search(Faces[7], 1).ShouldBe([new(-9, 0)]);
    }

    [Theory]
    [InlineData(long.MinValue + 1)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Any_number_but_the_smallest_is_an_id(long id)
    {
        using var index = Index(Always);
        index.Remove(7);
        index.Add(id, Faces[7]);

        index.Search(Faces[7], 1).ShouldBe([new(id, 0)]);
        index.Remove(id).ShouldBeTrue();
        index.Search(Faces[7], 1).ShouldNotContain(hit => hit.Id == id);
        Should.Throw<ArgumentOutOfRangeException>(() => index.Add(long.MinValue, Faces[7]));
    }

    [Fact]
    public void A_probe_of_another_dimension_is_refused()
    {
        using var index = Index(Always);

        Should
            .Throw<ArgumentException>(() => index.Search(Embedding.Normalize([1, 0]), 1))
            .Message.ShouldContain("2 values in an index of 32");
    }

    [Fact]
    public void What_was_saved_opens_with_the_same_hits()
    {
        using var index = Index(Always);
        index.Save(File);

        using var opened = ApproximateIndex.Open(File, Always);

        (opened.IsApproximate, opened.Remark).ShouldBe((true, null));
        foreach (var probe in Probes())
            opened.Search(probe, 10).ShouldBe(index.Search(probe, 10));
        Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).ShouldBe([File, Graph]);
    }

    [Theory]
    [InlineData("missing", "cannot be used")]
    [InlineData("cut short", "is damaged")]
    [InlineData("empty", "is damaged")]
    [InlineData("a bit flipped", "is damaged")]
    [InlineData("of other vectors", "is damaged or of other vectors")]
    public void A_graph_that_is_not_whole_is_built_anew_and_said(string harm, string remark)
    {
        using (var index = Index(Always))
            index.Save(File);
        Harm(harm);

        using var opened = ApproximateIndex.Open(File, Always);

        opened.Remark.ShouldNotBeNull().ShouldContain(remark);
        Recall(Probes(), opened.Search(Probes(), 10)).ShouldBeGreaterThan(0.98);
        opened.Save(File);
        using var again = ApproximateIndex.Open(File, Always);
        again.Remark.ShouldBeNull();
    }

    [Fact]
    public void Searches_go_on_while_others_add_and_remove()
    {
        using var index = new ApproximateIndex(Dimension, Always);
        for (var i = 0; i < 200; i++)
            index.Add(i, Faces[i]);

        Parallel.Invoke(
            () =>
            {
                for (var i = 200; i < Faces.Length; i++)
                    index.Add(i, Faces[i]);
            },
            () =>
            {
                for (var i = 100; i < 200; i++)
                    index.Remove(i).ShouldBeTrue();
            },
            Search,
            Search,
            Search
        );

        index.Count.ShouldBe(Faces.Length - 100);

        void Search()
        {
            for (var i = 0; i < 100; i++)
                index.Search(Faces[i], 1).ShouldBe([new(i, 0)]);
        }
    }

    private static ApproximateIndex Index(ApproximateIndexOptions options)
    {
        var index = new ApproximateIndex(Dimension, options);
        foreach (var (i, face) in Faces.Index())
            index.Add(i, face);
        return index;
    }

    private void Harm(string harm)
    {
        var bytes = System.IO.File.ReadAllBytes(Graph);
        switch (harm)
        {
            case "missing":
                System.IO.File.Delete(Graph);
                break;
            case "cut short":
                System.IO.File.WriteAllBytes(Graph, bytes[..^1000]);
                break;
            case "empty":
                System.IO.File.WriteAllBytes(Graph, []);
                break;
            case "a bit flipped":
                bytes[bytes.Length / 2] ^= 4;
                System.IO.File.WriteAllBytes(Graph, bytes);
                break;
            default:
                using (var other = new ApproximateIndex(Dimension, Always))
                {
                    other.Add(1, Faces[1]);
                    other.Save(Path.Combine(folder.Path, "other"));
                }
                System.IO.File.Move(Path.Combine(folder.Path, "other.graph"), Graph, overwrite: true);
                break;
        }
    }

    // Other faces of the same people.
    private static Embedding[] Probes() =>
        [.. Enumerable.Range(0, People).Select(person => Embedding.Normalize(Mean(person)))];

    private static float[] Mean(int person)
    {
        var sum = new float[Dimension];
        foreach (var face in Faces.AsSpan(person * FacesAPerson, 3))
            for (var i = 0; i < Dimension; i++)
                sum[i] += face.Values[i];
        return sum;
    }

    private static double Recall(Embedding[] probes, IReadOnlyList<IReadOnlyList<SearchHit>> found)
    {
        using var exact = new VectorIndex(Dimension);
        foreach (var (i, face) in Faces.Index())
            exact.Add(i, face);
        return probes.Zip(found, (probe, hits) => exact.Search(probe, 10).Intersect(hits).Count() / 10.0).Average();
    }
}
