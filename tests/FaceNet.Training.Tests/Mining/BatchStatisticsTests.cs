using FaceNet.Training.Mining;

namespace FaceNet.Training.Tests.Mining;

public sealed class BatchStatisticsTests
{
    [Fact]
    public void Shares_count_the_pairs_by_their_nearest_negative()
    {
        // On a line of angles: one person at 0° and 10°, another at 12° and 90°. Squared distance = 2 − 2 cos of the angle.
        // Pairs (0,10): d = 0.030; from 0 the nearest negative is 12° away, d = 0.044: within the margin, not nearer.
        // (10,0): nearest negative 2° away: nearer. (12,90): d = 1.58, nearest negative 2° away: nearer. (90,12): the nearest is
        // 80° away, d = 1.65: within the margin, not nearer.
        float[] degrees = [0, 10, 12, 90];
        float[] vectors = [.. degrees.SelectMany(a => (float[])[MathF.Cos(Radians(a)), MathF.Sin(Radians(a))])];
        int[] people = [0, 0, 1, 1];

        var seen = BatchStatistics.Of(vectors, PairDistances.Of(vectors, 4), people, margin: 0.2);

        seen.Pairs.ShouldBe(4);
        seen.ActiveShare.ShouldBe(1);
        seen.HardShare.ShouldBe(0.5);
        // (0,10): 12° is semi-hard. (10,0): 2° is nearer, 80° beyond the margin. (12,90): 12° and 2° are nearer.
        // (90,12): from 90° the negatives are 80° (1.65) and 90° (2.0) away; 1.65 lies within 1.58 + 0.2.
        seen.SemiHardShare.ShouldBe(0.5);
    }

    [Fact]
    public void Spread_is_0_for_one_point_and_1_for_vectors_in_every_direction()
    {
        float[] point = [.. Enumerable.Range(0, 10).SelectMany(_ => (float[])[0.6f, 0.8f])];
        float[] cross = [1, 0, -1, 0, 0, 1, 0, -1]; // each value: 1, −1, 0, 0, deviation √½; times √2 is 1
        int[] nobody = [.. Enumerable.Range(0, 10)];

        BatchStatistics.Of(point, PairDistances.Of(point, 10), nobody, 0.2).EmbeddingSpread.ShouldBe(0, 1e-3);
        BatchStatistics.Of(cross, PairDistances.Of(cross, 4), nobody[..4], 0.2).EmbeddingSpread.ShouldBe(1, 1e-6);
    }

    private static float Radians(float degrees) => degrees * MathF.PI / 180;
}
