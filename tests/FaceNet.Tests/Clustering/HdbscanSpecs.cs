using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

public sealed class HdbscanSpecs
{
    [Fact]
    public void Equals_its_definition() =>
        Gen.Select(DrawnProblem.Any, Gen.Int[2, 5], Gen.Int[1, 5])
            .Sample(
                (drawn, minFaces, coreFaces) =>
                    new Hdbscan { MinFaces = minFaces, CoreFaces = coreFaces }
                        .Cluster(drawn.Faces)
                        .ShouldBe(PlainHdbscan.Cluster(drawn.Faces, minFaces, coreFaces)),
                iter: 100
            );

    [Fact]
    public void Finds_people_of_different_spread_and_leaves_strangers_alone()
    {
        var tight = DrawnFaces.Of([0, 0, 0, 0, 0], dimension: 32, spread: 0.1, seed: 1);
        var wide = DrawnFaces.Of([0, 0, 0, 0, 0], dimension: 32, spread: 0.6, seed: 2);
        var stranger = DrawnFaces.Of([0], dimension: 32, spread: 0, seed: 3);

        new Hdbscan { MinFaces = 3 }
            .Cluster([.. tight, .. wide, .. stranger])
            .ShouldBe([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2]);
    }

    [Fact]
    public void All_faces_are_one_cluster_only_where_that_is_allowed()
    {
        var faces = DrawnFaces.Of([0, 0, 0, 0], dimension: 32, spread: 0.3, seed: 1);

        new Hdbscan { MinFaces = 3 }
            .Cluster(faces)
            .ShouldBe([0, 1, 2, 3]);
        new Hdbscan { MinFaces = 3, AllowsOneCluster = true }
            .Cluster(faces)
            .ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void Copies_of_a_face_are_one_person()
    {
        var (one, other) = (Embedding.Normalize([1, 2, 3]), Embedding.Normalize([3, -2, 1]));

        new Hdbscan().Cluster([one, other, one, other, one]).ShouldBe([0, 1, 0, 1, 0]);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Hdbscan { MinFaces = 1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new Hdbscan { CoreFaces = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new Hdbscan { SquaredRadius = 0 });
    }
}
