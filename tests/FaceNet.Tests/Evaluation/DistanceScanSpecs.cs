using System.Collections.Concurrent;
using FaceNet.Evaluation.Distances;

namespace FaceNet.Tests.Evaluation;

public sealed class DistanceScanSpecs
{
    // Around the rows of a tile (6), the width of a panel (8, 16 or 32) and the rows of a block (48), ± 1.
    public static TheoryData<int> Counts => [1, 2, 5, 6, 7, 15, 16, 17, 31, 32, 33, 47, 48, 49, 97];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_pair_is_visited_once_with_its_distance(int count)
    {
        var embeddings = Embeddings(count, 20);
        var seen = Pairs(DistanceScan.Triangle(new EmbeddingMatrix(embeddings), () => new Recorder(), default));
        seen.Count.ShouldBe(count * (count - 1) / 2);
        foreach (var ((row, column), distance) in seen)
        {
            row.ShouldBeLessThan(column);
            distance.ShouldBe(embeddings[row].SquaredDistance(embeddings[column]), 2e-6f);
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 33, 128)]
    [InlineData(49, 5, 192)]
    [InlineData(48, 64, 3)]
    public void Every_row_meets_every_column(int rows, int columns, int dimension)
    {
        var (left, right) = (Embeddings(rows, dimension), Embeddings(columns, dimension));
        var visitors = DistanceScan.Rectangle(
            new EmbeddingMatrix(left),
            new EmbeddingMatrix(right),
            () => new Recorder(),
            default
        );
        var seen = Pairs(visitors);
        seen.Count.ShouldBe(rows * columns);
        foreach (var ((row, column), distance) in seen)
            distance.ShouldBe(left[row].SquaredDistance(right[column]), 2e-6f);
    }

    [Fact]
    public void Distances_stay_within_0_and_4()
    {
        // The same direction and its opposite, of a length that rounding can push past 1.
        var direction = Enumerable.Range(1, 127).Select(at => 1f / at).ToArray();
        var embeddings = new[]
        {
            Embedding.Normalize(direction),
            Embedding.Normalize(direction),
            Embedding.Normalize(Array.ConvertAll(direction, value => -value)),
        };
        var seen = Pairs(DistanceScan.Triangle(new EmbeddingMatrix(embeddings), () => new Recorder(), default));
        seen.Values.ShouldAllBe(distance => distance >= 0 && distance <= 4);
        seen[(0, 1)].ShouldBe(0, 1e-6f);
        seen[(0, 2)].ShouldBe(4, 1e-6f);
    }

    [Fact]
    public void A_histogram_rounds_each_distance_up_to_a_multiple_of_its_resolution()
    {
        float[] distances = [0, 1e-9f, DistanceHistogram.Resolution, 1, 1.0000001f, 2, 3.9999999f, 4, 4, 0.3f, 0.3f];
        var histogram = new DistanceHistogram();
        histogram.Add(distances);
        histogram.Total.ShouldBe(distances.Length);
        foreach (var group in distances.GroupBy(distance => (int)Math.Ceiling(distance * (double)(1 << 18))))
            histogram.Counts[group.Key].ShouldBe(group.Count());
    }

    [Fact]
    public void A_cancelled_scan_ends_with_the_right_exception()
    {
        using var source = new CancellationTokenSource();
        var matrix = new EmbeddingMatrix(Embeddings(200, 8));
        Should.Throw<OperationCanceledException>(() =>
            DistanceScan.Triangle(matrix, () => new Canceller(source), source.Token)
        );
    }

    [Fact]
    public void Embeddings_of_two_models_are_refused()
    {
        Should.Throw<ArgumentException>(() => new EmbeddingMatrix([.. Embeddings(1, 3), .. Embeddings(1, 4)]));
        var (three, four) = (new EmbeddingMatrix(Embeddings(1, 3)), new EmbeddingMatrix(Embeddings(1, 4)));
        Should.Throw<ArgumentException>(() => DistanceScan.Rectangle(three, four, () => new Recorder(), default));
    }

    private static Embedding[] Embeddings(int count, int dimension) =>
        [.. Sample.Faces(count, count, 1, dimension, 0).Select(face => face.Embedding!)];

    private static Dictionary<(int, int), float> Pairs(IEnumerable<Recorder> recorders) =>
        recorders
            .SelectMany(recorder => recorder.Seen)
            .ToDictionary(seen => (seen.Row, seen.Column), seen => seen.Distance);

    private sealed class Recorder : IDistanceVisitor
    {
        public ConcurrentBag<(int Row, int Column, float Distance)> Seen { get; } = [];

        public void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances)
        {
            for (var at = 0; at < squaredDistances.Length; at++)
                Seen.Add((row, firstColumn + at, squaredDistances[at]));
        }
    }

    private sealed class Canceller(CancellationTokenSource source) : IDistanceVisitor
    {
        public void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances) => source.Cancel();
    }
}
