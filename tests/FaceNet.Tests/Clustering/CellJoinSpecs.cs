using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

/// <summary>Graphs of very many faces, by cells, tried on few.</summary>
public sealed class CellJoinSpecs
{
    // 1,500 faces have 77 cells; one part, and cells of all sizes.
    private static readonly Embedding[] Faces = DrawnFaces.Of(
        [.. Enumerable.Range(0, 1500).Select(i => i % 200)],
        dimension: 24,
        spread: 0.5,
        seed: 5
    );

    private static readonly NeighbourGraphOptions Exact = new() { SquaredRadius = 0.8f, MaxNeighbours = 2000 };

    [Fact]
    public void When_all_cells_are_searched_nothing_is_missed()
    {
        var exact = NeighbourGraph.Build(Faces, Exact);
        var cells = NeighbourGraph.Build(Faces, Exact with { CompareAllUpTo = 0, CellsSearched = 1000 });

        for (var i = 0; i < Faces.Length; i++)
            cells.Of(i).SequenceEqual(exact.Of(i)).ShouldBeTrue();
    }

    [Fact]
    public void When_a_few_are_searched_most_is_found_and_nothing_is_made_up()
    {
        var exact = NeighbourGraph.Build(Faces, Exact);
        var cells = NeighbourGraph.Build(Faces, Exact with { CompareAllUpTo = 0, CellsSearched = 8 });
        var (found, all) = (0, 0);

        for (var i = 0; i < Faces.Length; i++)
        {
            cells.Of(i).ToArray().Except(exact.Of(i).ToArray()).ShouldBeEmpty();
            found += cells.Of(i).Length;
            all += exact.Of(i).Length;
        }

        found.ShouldBeInRange((int)(0.9 * all), all);
        cells.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Threads_do_not_change_the_graph()
    {
        var options = Exact with { CompareAllUpTo = 0, CellsSearched = 4, MaxNeighbours = 3 };
        var one = NeighbourGraph.Build(Faces, options with { Parallelism = 1 });
        var five = NeighbourGraph.Build(Faces, options with { Parallelism = 5 });

        for (var i = 0; i < Faces.Length; i++)
            one.Of(i).SequenceEqual(five.Of(i)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void Few_faces_and_copies_are_found_too(int count)
    {
        var face = Embedding.Normalize([1, 2, 3]);
        var options = new NeighbourGraphOptions { SquaredRadius = 1, CompareAllUpTo = 0 };

        var graph = NeighbourGraph.Build([.. Enumerable.Repeat(face, count)], options);

        for (var i = 0; i < count; i++)
            graph.Of(i).Length.ShouldBe(count - 1);
    }
}
