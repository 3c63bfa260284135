using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

/// <summary>What every way of clustering keeps.</summary>
public sealed class ConstraintSpecs
{
    public static TheoryData<string> Names => [.. Ways(1).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Faces_that_stay_apart_never_share_a_cluster(string name) =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                var labels = Ways(drawn.Bound)[name].Cluster(drawn.Faces, drawn.Constraints);
                foreach (var set in drawn.Constraints.Apart)
                    set.Select(face => labels[face]).ShouldBeUnique();
            },
            iter: 50
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Faces_known_to_belong_together_share_a_cluster(string name) =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                var together = new ClusteringConstraints { Together = drawn.Constraints.Together };
                var labels = Ways(drawn.Bound)[name].Cluster(drawn.Faces, together);
                foreach (var set in together.Together)
                    set.Select(face => labels[face]).Distinct().Count().ShouldBe(1);
            },
            iter: 50
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_both_cannot_be_apart_wins_and_the_order_of_the_rest_decides(string name)
    {
        // 0 and 1 stay apart, so of 0-2 and 2-1 the first holds.
        var faces = DrawnFaces.Of([0, 1, 2, 3], dimension: 64, spread: 0.1, seed: 1);
        var constraints = new ClusteringConstraints
        {
            Apart =
            [
                [0, 1],
            ],
            Together =
            [
                [0, 2],
                [2, 1],
                [0, 1],
            ],
        };

        var labels = Ways(0.5f)[name].Cluster(faces, constraints);

        labels[2].ShouldBe(labels[0]);
        labels[1].ShouldNotBe(labels[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_faces_get_the_same_labels_on_any_number_of_threads(string name) =>
        DrawnProblem.Any.Sample(
            drawn =>
                Ways(drawn.Bound, threads: 1)[name]
                    .Cluster(drawn.Faces, drawn.Constraints)
                    .ShouldBe(Ways(drawn.Bound, threads: 3)[name].Cluster(drawn.Faces, drawn.Constraints)),
            iter: 20
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_count_up_in_the_order_of_the_faces(string name) =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                var labels = Ways(drawn.Bound)[name].Cluster(drawn.Faces, drawn.Constraints);
                labels.Distinct().ShouldBe(Enumerable.Range(0, labels.Distinct().Count()));
            },
            iter: 20
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void People_far_apart_are_found(string name)
    {
        int[] people = [0, 1, 0, 2, 1, 0, 3, 2, 0, 1, 3, 2, 3];
        var faces = DrawnFaces.Of(people, dimension: 64, spread: 0.3, seed: 3);

        Ways(0.6f)[name].Cluster(faces).ShouldBe(people);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_faces_have_no_labels(string name) => Ways(1)[name].Cluster([]).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void One_face_is_a_cluster(string name) =>
        Ways(1)[name].Cluster([Embedding.Normalize([1, 0])]).ShouldBe([0]);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_constraint_on_a_face_that_is_not_there_is_refused(string name)
    {
        Embedding[] faces = [Embedding.Normalize([1, 0]), Embedding.Normalize([0, 1])];

        Should
            .Throw<ArgumentException>(() =>
                Ways(1)[name]
                    .Cluster(
                        faces,
                        new()
                        {
                            Apart =
                            [
                                [0, 2],
                            ],
                        }
                    )
            )
            .Message.ShouldContain("face 2");
        Should.Throw<ArgumentException>(() =>
            Ways(1)[name]
                .Cluster(
                    faces,
                    new()
                    {
                        Together =
                        [
                            [-1, 0],
                        ],
                    }
                )
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Embeddings_of_two_models_are_refused(string name)
    {
        Embedding[] faces = [Embedding.Normalize([1, 0]), Embedding.Normalize([1, 0, 0])];

        Should.Throw<ArgumentException>(() => Ways(1)[name].Cluster(faces));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cancelled_clustering_stops(string name)
    {
        var faces = DrawnFaces.Of([0, 0, 1], dimension: 4, spread: 0.1, seed: 1);

        Should.Throw<OperationCanceledException>(() =>
            Ways(1)[name].Cluster(faces, null, new CancellationToken(canceled: true))
        );
    }

    private static Dictionary<string, IFaceClustering> Ways(float bound, int threads = 2) =>
        new()
        {
            ["average linkage"] = new AverageLinkage(bound) { Parallelism = threads },
            ["Chinese whispers"] = new ChineseWhispers(bound) { Parallelism = threads },
            ["DBSCAN"] = new Dbscan(bound) { Parallelism = threads },
            ["DBSCAN of dense cores"] = new Dbscan(bound) { MinFaces = 3, Parallelism = threads },
            ["HDBSCAN"] = new Hdbscan { Parallelism = threads },
            ["HDBSCAN within a radius"] = new Hdbscan { SquaredRadius = bound, Parallelism = threads },
            ["complete linkage"] = new AgglomerativeClustering(bound)
            {
                Linkage = Linkage.CompleteLink,
                Parallelism = threads,
            },
            ["single linkage"] = new AgglomerativeClustering(bound)
            {
                Linkage = Linkage.SingleLink,
                Parallelism = threads,
            },
        };
}
