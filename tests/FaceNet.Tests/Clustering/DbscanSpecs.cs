using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

public sealed class DbscanSpecs
{
    [Fact]
    public void Equals_its_definition() =>
        Gen.Select(DrawnProblem.Any, Gen.Int[1, 6])
            .Sample(
                (drawn, minFaces) =>
                    new Dbscan(drawn.Bound) { MinFaces = minFaces }
                        .Cluster(drawn.Faces)
                        .ShouldBe(Plain(drawn.Faces, drawn.Bound, minFaces)),
                iter: 100
            );

    [Fact]
    public void A_chain_is_one_cluster()
    {
        // 30 faces on a quarter of a circle, 0.054 apart: a squared distance of 0.003.
        Embedding[] faces =
        [
            .. Enumerable.Range(0, 30).Select(i => Embedding.Normalize([MathF.Cos(i * 0.054f), MathF.Sin(i * 0.054f)])),
        ];

        new Dbscan(0.004f).Cluster(faces).Distinct().Count().ShouldBe(1);
        new Dbscan(0.002f).Cluster(faces).Distinct().Count().ShouldBe(30);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(66)]
    public void A_density_that_the_graph_cannot_tell_is_refused(int minFaces) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Dbscan(1) { MinFaces = minFaces });

    [Fact]
    public void A_radius_that_no_unit_vectors_have_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Dbscan(4.1f));

    /// <summary>Floods from core to core; then every other face looks for its nearest core.</summary>
    private static int[] Plain(Embedding[] faces, float radius, int minFaces)
    {
        float Distance(int a, int b) => Math.Max(0, 2 - (2 * Dot(faces[a], faces[b])));
        bool AreNear(int a, int b) => Distance(a, b) <= radius;
        var all = Enumerable.Range(0, faces.Length).ToArray();
        var cores = all.Where(i => all.Count(j => i == j || AreNear(i, j)) >= minFaces).ToHashSet();
        var clusters = new List<List<int>>();
        foreach (var core in cores.Order().Where(core => !clusters.Any(cluster => cluster.Contains(core))))
        {
            var cluster = new List<int> { core };
            for (var at = 0; at < cluster.Count; at++)
                cluster.AddRange(cores.Where(other => AreNear(cluster[at], other) && !cluster.Contains(other)));
            clusters.Add(cluster);
        }
        foreach (var other in all.Where(face => !cores.Contains(face)))
        {
            var near = cores.Where(core => AreNear(core, other)).OrderBy(core => Distance(core, other)).ToArray();
            if (near.Length == 0)
                clusters.Add([other]);
            else
                clusters.First(cluster => cluster.Contains(near[0])).Add(other);
        }
        return PlainAgglomeration.Labels(faces.Length, clusters);
    }

    // In the order in which the kernels sum, so that a face at the very radius is near for both.
    private static float Dot(Embedding a, Embedding b)
    {
        var sum = 0f;
        for (var k = 0; k < a.Dimension; k++)
            sum = MathF.FusedMultiplyAdd(a.Values[k], b.Values[k], sum);
        return sum;
    }
}
