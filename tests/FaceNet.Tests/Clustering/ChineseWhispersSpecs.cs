using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

public sealed class ChineseWhispersSpecs
{
    [Fact]
    public void Equals_a_plain_loop_in_the_same_order() =>
        DrawnProblem.Any.Sample(
            drawn =>
                new ChineseWhispers(drawn.Bound) { Seed = 5, MaxRounds = 30 }
                    .Cluster(drawn.Faces, drawn.ApartOnly)
                    .ShouldBe(Plain(drawn, seed: 5, rounds: 30)),
            iter: 100
        );

    [Fact]
    public void The_seed_decides_and_nothing_else()
    {
        // A ring of faces has no best answer.
        Embedding[] faces =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i => Embedding.Normalize([MathF.Cos(i * MathF.Tau / 60), MathF.Sin(i * MathF.Tau / 60)])),
        ];
        int[] Cluster(int seed) => new ChineseWhispers(0.05f) { Seed = seed }.Cluster(faces);

        Cluster(1).ShouldBe(Cluster(1));
        Enumerable
            .Range(1, 5)
            .Select(seed => string.Join(",", Cluster(seed)))
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4.1f)]
    [InlineData(float.NaN)]
    public void A_radius_that_no_unit_vectors_have_is_refused(float radius) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ChineseWhispers(radius));

    private static int[] Plain(DrawnProblem drawn, int seed, int rounds)
    {
        var faces = drawn.Faces;
        var graph = NeighbourGraph.Build(faces, new() { SquaredRadius = drawn.Bound });
        var labels = Enumerable.Range(0, faces.Length).ToArray();
        var order = labels.ToArray();
        var random = new Random(seed);
        var changed = true;
        for (var round = 0; round < rounds && changed; round++)
        {
            random.Shuffle(order);
            changed = false;
            foreach (var face in order)
            {
                // Weights sum in the order of the edges, which rounding can depend on.
                var heard = new Dictionary<int, float>();
                foreach (var (a, b, distance) in graph.Edges().Where(edge => edge.First == face || edge.Second == face))
                {
                    var label = labels[a == face ? b : a];
                    heard[label] = heard.GetValueOrDefault(label) + 1 - (distance / drawn.Bound);
                }
                var allowed = heard.Where(label => label.Value > 0 && IsAllowed(face, label.Key, labels, drawn));
                var best = allowed
                    .OrderByDescending(label => label.Value)
                    .ThenBy(label => label.Key)
                    .Select(label => label.Key)
                    .DefaultIfEmpty(labels[face])
                    .First();
                changed |= best != labels[face];
                labels[face] = best;
            }
        }
        return PlainAgglomeration.Labels(
            faces.Length,
            labels.Index().GroupBy(face => face.Item).Select(cluster => cluster.Select(face => face.Index).ToList())
        );
    }

    private static bool IsAllowed(int face, int label, int[] labels, DrawnProblem drawn) =>
        label == labels[face]
        || !drawn
            .Constraints.Apart.Where(set => set.Contains(face))
            .Any(set => set.Any(other => other != face && labels[other] == label));
}
