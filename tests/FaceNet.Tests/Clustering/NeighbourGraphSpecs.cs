using FaceNet.Clustering;
using FaceNet.Search.Kernels;

namespace FaceNet.Tests.Clustering;

public sealed class NeighbourGraphSpecs
{
    // 1, tile ± 1, panel ± 1 of either width, more than one block for four threads, and a ragged end.
    public static readonly TheoryData<int> Counts = [0, 1, 2, 3, 4, 5, 15, 16, 17, 31, 32, 33, 63, 65, 203];

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_wide_kernel_finds_what_a_plain_loop_finds(int count) => Compare(new WideFloatKernel(), count);

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_portable_kernel_finds_what_a_plain_loop_finds(int count) => Compare(new PortableFloatKernel(), count);

    [Fact]
    public void Of_many_faces_the_nearest_are_kept()
    {
        var faces = DrawnFaces.Of(
            [.. Enumerable.Range(0, 2100).Select(i => i % 3)],
            dimension: 8,
            spread: 0.5,
            seed: 7
        );

        var graph = NeighbourGraph.Build(faces, new() { SquaredRadius = 4, MaxNeighbours = 5 });

        graph.IsComplete.ShouldBeFalse();
        for (var i = 0; i < faces.Length; i += 97)
            ShouldMatch(graph.Of(i), [.. PlainNeighbours(faces, i).Take(5)]);
    }

    [Fact]
    public void Up_to_2048_faces_every_neighbour_is_kept_whatever_the_options_say()
    {
        var faces = DrawnFaces.Of([.. Enumerable.Range(0, 100)], dimension: 8, spread: 0.5, seed: 8);

        var graph = NeighbourGraph.Build(faces, new() { SquaredRadius = 4, MaxNeighbours = 1 });

        graph.IsComplete.ShouldBeTrue();
        graph.Of(0).Length.ShouldBe(99);
    }

    [Fact]
    public void Pairs_outside_the_radius_are_left_out()
    {
        var faces = DrawnFaces.Of([0, 0, 0, 1, 1, 2], dimension: 64, spread: 0.3, seed: 9);

        var graph = NeighbourGraph.Build(faces, new() { SquaredRadius = 0.6f });

        Indices(graph.Of(0)).ShouldBe([1, 2], ignoreOrder: true);
        Indices(graph.Of(3)).ShouldBe([4]);
        Indices(graph.Of(5)).ShouldBeEmpty();
    }

    [Fact]
    public void Copies_of_a_face_are_at_distance_zero_and_ordered_by_index()
    {
        var face = Embedding.Normalize([3, 4, 0.1f]);

        var graph = NeighbourGraph.Build([face, face, face], new() { SquaredRadius = 1 });

        Indices(graph.Of(1)).ShouldBe([0, 2]);
        graph.Of(1)[0].SquaredDistance.ShouldBeInRange(0, 1e-6f);
    }

    [Fact]
    public void Threads_do_not_change_the_graph()
    {
        var faces = DrawnFaces.Of(
            [.. Enumerable.Range(0, 2500).Select(i => i % 50)],
            dimension: 12,
            spread: 0.5,
            seed: 10
        );
        var options = new NeighbourGraphOptions { SquaredRadius = 1.5f, MaxNeighbours = 20 };

        var one = NeighbourGraph.Build(faces, options with { Parallelism = 1 });
        var five = NeighbourGraph.Build(faces, options with { Parallelism = 5 });

        for (var i = 0; i < faces.Length; i++)
            one.Of(i).SequenceEqual(five.Of(i)).ShouldBeTrue();
    }

    [Fact]
    public void Embeddings_of_two_models_are_refused()
    {
        Embedding[] faces = [Embedding.Normalize([1, 0]), Embedding.Normalize([1, 0, 0])];

        Should
            .Throw<ArgumentException>(() => NeighbourGraph.Build(faces, new() { SquaredRadius = 1 }))
            .Message.ShouldContain("Face 0 has 2 values and face 1 has 3");
    }

    [Fact]
    public void A_cancelled_build_stops()
    {
        var faces = DrawnFaces.Of([0, 1, 2], dimension: 4, spread: 0.1, seed: 1);

        Should.Throw<OperationCanceledException>(() =>
            NeighbourGraph.Build(faces, new() { SquaredRadius = 1 }, new CancellationToken(canceled: true))
        );
    }

    private static void Compare(IFloatKernel kernel, int count)
    {
        var faces = DrawnFaces.Of(
            [.. Enumerable.Range(0, count).Select(i => i % 7)],
            dimension: 5,
            spread: 1,
            seed: count
        );

        var graph = NeighbourGraph.Build(kernel, faces, new() { SquaredRadius = 1.7f, Parallelism = 4 });

        for (var i = 0; i < count; i++)
            ShouldMatch(graph.Of(i), [.. PlainNeighbours(faces, i).Where(pair => pair.SquaredDistance <= 1.7f)]);
    }

    private static IEnumerable<Neighbour> PlainNeighbours(Embedding[] faces, int of) =>
        faces
            .Select((face, index) => new Neighbour(index, face.SquaredDistance(faces[of])))
            .Where(neighbour => neighbour.Index != of)
            .Order();

    /// <summary>
    /// The nearest first; two whose distances differ in the last bit may change places, because kernels round otherwise.
    /// </summary>
    private static void ShouldMatch(ReadOnlySpan<Neighbour> actual, Neighbour[] expected)
    {
        Neighbour[] found = [.. actual];
        found.ShouldBe(found.Order());
        Indices(found).ShouldBe(Indices(expected), ignoreOrder: true);
        var distances = expected.ToDictionary(neighbour => neighbour.Index, neighbour => neighbour.SquaredDistance);
        foreach (var neighbour in found)
            neighbour.SquaredDistance.ShouldBe(distances[neighbour.Index], 2e-6f);
    }

    private static int[] Indices(ReadOnlySpan<Neighbour> neighbours)
    {
        var indices = new int[neighbours.Length];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = neighbours[i].Index;
        return indices;
    }
}
