using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

public sealed class IncrementalClusteringSpecs
{
    [Fact]
    public void Faces_one_by_one_equal_a_plain_loop_over_all_clusters() =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                using var clustering = Create(drawn.Faces, drawn.Bound);
                clustering.Add(drawn.Faces, drawn.ApartOnly);
                clustering.Labels().ShouldBe(Plain(drawn));
            },
            iter: 60
        );

    [Fact]
    public void It_does_not_matter_how_faces_are_portioned() =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                using var one = Create(drawn.Faces, drawn.Bound);
                using var other = Create(drawn.Faces, drawn.Bound);
                one.Add(drawn.Faces);
                for (var start = 0; start < drawn.Faces.Length; start += 7)
                    other.Add([.. drawn.Faces.Skip(start).Take(7)]);
                other.Labels().ShouldBe(one.Labels());
            },
            iter: 30
        );

    [Fact]
    public void More_faces_than_are_searched_for_at_once_are_found()
    {
        int[] people = [.. Enumerable.Range(0, 1200).Select(i => i % 60)];
        var faces = DrawnFaces.Of(people, dimension: 64, spread: 0.5, seed: 2);
        using var clustering = Create(faces, 1);

        clustering.Add(faces);

        clustering.Labels().ShouldBe(people);
    }

    [Fact]
    public void Regrouping_gives_what_average_linkage_gives() =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                using var clustering = Create(drawn.Faces, drawn.Bound);
                clustering.Add(drawn.Faces, drawn.Constraints);
                clustering.Regroup();
                clustering.Labels().ShouldBe(new AverageLinkage(drawn.Bound).Cluster(drawn.Faces, drawn.Constraints));
            },
            iter: 30
        );

    [Fact]
    public void A_face_that_comes_after_regrouping_joins_its_cluster()
    {
        var faces = DrawnFaces.Of([0, 1, 0, 1, 0, 1, 2], dimension: 64, spread: 0.3, seed: 3);
        using var clustering = Create(faces, 1);
        clustering.Add(faces[..4]);
        clustering.Regroup();

        clustering.Add(faces[4..]);

        clustering.Labels().ShouldBe([0, 1, 0, 1, 0, 1, 2]);
        clustering.Count.ShouldBe(7);
    }

    [Fact]
    public void Faces_that_stay_apart_never_share_a_cluster() =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                using var clustering = Create(drawn.Faces, 4);
                clustering.Add(drawn.Faces, drawn.Constraints);
                var labels = clustering.Labels();
                foreach (var set in drawn.Constraints.Apart)
                    set.Select(face => labels[face]).ShouldBeUnique();
            },
            iter: 50
        );

    [Fact]
    public void Faces_known_to_belong_together_share_a_cluster() =>
        DrawnProblem.Any.Sample(
            drawn =>
            {
                using var clustering = Create(drawn.Faces, drawn.Bound);
                clustering.Add(drawn.Faces, drawn.Constraints with { Apart = [] });
                var labels = clustering.Labels();
                foreach (var set in drawn.Constraints.Together)
                    set.Select(face => labels[face]).Distinct().Count().ShouldBe(1);
            },
            iter: 50
        );

    [Fact]
    public void What_is_learned_about_old_faces_counts_from_the_next_regrouping_on()
    {
        var faces = DrawnFaces.Of([0, 0, 1], dimension: 64, spread: 0.2, seed: 4);
        using var clustering = Create(faces, 1);
        clustering.Add(faces);

        clustering.Add(
            [],
            new()
            {
                Apart =
                [
                    [0, 1],
                ],
                Together =
                [
                    [1, 2],
                ],
            }
        );

        clustering.Labels().ShouldBe([0, 0, 1]);
        clustering.Regroup();
        clustering.Labels().ShouldBe([0, 1, 1]);
    }

    [Fact]
    public void No_faces_have_no_labels()
    {
        using var clustering = new IncrementalClustering(3, new() { MeanSquaredDistance = 1 });

        clustering.Add([]);
        clustering.Regroup();

        clustering.Labels().ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_is_refused_and_nothing_is_added()
    {
        using var clustering = new IncrementalClustering(2, new() { MeanSquaredDistance = 1 });
        Embedding[] faces = [Embedding.Normalize([1, 0]), Embedding.Normalize([1, 0, 0])];

        Should.Throw<ArgumentException>(() => clustering.Add(faces)).Message.ShouldContain("Face 1");
        Should.Throw<ArgumentException>(() =>
            clustering.Add(
                faces[..1],
                new()
                {
                    Apart =
                    [
                        [0, 1],
                    ],
                }
            )
        );
        Should.Throw<OperationCanceledException>(() =>
            clustering.Add(faces[..1], null, new CancellationToken(canceled: true))
        );
        clustering.Count.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => new IncrementalClusteringOptions { MeanSquaredDistance = 5 });
    }

    private static IncrementalClustering Create(Embedding[] faces, float bound) =>
        new(
            faces.Length == 0 ? 1 : faces[0].Dimension,
            new()
            {
                MeanSquaredDistance = bound,
                // All faces of the drawn problems, so that no cluster is overlooked.
                Neighbours = 60,
            }
        );

    private static int[] Plain(DrawnProblem drawn)
    {
        var clusters = new List<List<int>>();
        foreach (var (face, embedding) in drawn.Faces.Index())
        {
            double Mean(List<int> cluster) =>
                cluster.Average(other => (double)embedding.SquaredDistance(drawn.Faces[other]));
            var best = clusters
                .Where(cluster => !PlainAgglomeration.MustStayApart(cluster, [face], drawn.Constraints))
                .OrderBy(Mean)
                .FirstOrDefault(cluster => Mean(cluster) <= drawn.Bound);
            if (best is null)
                clusters.Add([face]);
            else
                best.Add(face);
        }
        return PlainAgglomeration.Labels(drawn.Faces.Length, clusters);
    }
}
