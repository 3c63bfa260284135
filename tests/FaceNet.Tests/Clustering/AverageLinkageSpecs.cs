using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

public sealed class AverageLinkageSpecs
{
    [Fact]
    public void Equals_a_plain_loop_over_all_pairs() =>
        DrawnProblem.Any.Sample(
            drawn => Cluster(drawn.Faces, drawn.Bound).ShouldBe(PlainAgglomeration.Cluster(drawn.Faces, drawn.Bound)),
            iter: 100
        );

    [Fact]
    public void With_constraints_equals_a_plain_loop_over_all_allowed_pairs() =>
        DrawnProblem.Any.Sample(
            drawn =>
                Cluster(drawn.Faces, drawn.Bound, drawn.Constraints)
                    .ShouldBe(PlainAgglomeration.Cluster(drawn.Faces, drawn.Bound, drawn.Constraints)),
            iter: 100
        );

    [Fact]
    public void A_larger_bound_joins_people_and_never_parts_them() =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                var fine = Cluster(drawn.Faces, drawn.Bound / 2);
                var coarse = Cluster(drawn.Faces, drawn.Bound);
                foreach (var cluster in fine.Zip(coarse).GroupBy(labels => labels.First, labels => labels.Second))
                    cluster.Distinct().Count().ShouldBe(1);
            },
            iter: 50
        );

    [Fact]
    public void Finds_well_separated_people_exactly()
    {
        int[] people = [0, 1, 0, 2, 1, 0, 3, 2, 0];

        Cluster(DrawnFaces.Of(people, dimension: 64, spread: 0.4, seed: 3), 1).ShouldBe(people);
    }

    [Fact]
    public void A_graph_cut_to_few_neighbours_still_finds_large_people()
    {
        int[] people = [.. Enumerable.Range(0, 3000).Select(i => i % 4)];
        var faces = DrawnFaces.Of(people, dimension: 64, spread: 0.6, seed: 4);
        var graph = NeighbourGraph.Build(faces, new() { SquaredRadius = 1, MaxNeighbours = 16 });

        new AverageLinkage(1).Cluster(graph).ShouldBe(people);
        graph.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Copies_of_a_face_merge_at_a_bound_above_rounding()
    {
        var face = Embedding.Normalize([1, 2, 3]);

        Cluster([face, face, Embedding.Normalize([3, -2, 1]), face], 1e-5f).ShouldBe([0, 0, 1, 0]);
    }

    [Fact]
    public void No_faces_have_no_labels() => Cluster([], 1).ShouldBeEmpty();

    [Fact]
    public void One_face_is_a_cluster() => Cluster([Embedding.Normalize([1, 0])], 1).ShouldBe([0]);

    [Fact]
    public void A_graph_that_ends_before_the_bound_is_refused()
    {
        var graph = NeighbourGraph.Build([Embedding.Normalize([1, 0])], new() { SquaredRadius = 0.5f });

        Should.Throw<ArgumentException>(() => new AverageLinkage(1).Cluster(graph)).Message.ShouldContain("0.5");
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(4.1f)]
    [InlineData(float.NaN)]
    public void A_bound_that_no_unit_vectors_have_is_refused(float bound) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AverageLinkage(bound));

    private static int[] Cluster(Embedding[] faces, float bound, ClusteringConstraints? constraints = null) =>
        new AverageLinkage(bound).Cluster(faces, constraints);
}
