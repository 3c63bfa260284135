using FaceNet.Training.Losses;

namespace FaceNet.Training.Tests.Losses;

/// <summary>Unit vectors of some people, crowded enough that every loss finds something to do.</summary>
internal static class RandomBatch
{
    public static EmbeddingBatch Of(int people, int perPerson, int dimension = 8, int seed = 1, double spread = 0.7)
    {
        var random = new Random(seed);
        var values = new List<float>();
        for (var person = 0; person < people; person++)
        {
            var centre = Direction(random, dimension);
            for (var i = 0; i < perPerson; i++)
                values.AddRange(
                    Unit([.. centre.Zip(Direction(random, dimension), (c, d) => (float)(c + (spread * d)))])
                );
        }
        int[] labels = [.. Enumerable.Range(0, people).SelectMany(person => Enumerable.Repeat(person, perPerson))];
        return new()
        {
            Values = [.. values],
            People = labels,
            Images = [.. Enumerable.Range(0, labels.Length)],
            Taught = [.. labels.SelectMany((_, face) => Teach(face, dimension))],
            Seed = 7,
            Progress = 1,
        };
    }

    public static float[] Unit(float[] vector)
    {
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / norm);
    }

    private static float[] Teach(int face, int dimension) =>
        Unit([.. Enumerable.Range(0, dimension).Select(k => (float)Math.Sin((face * 7) + k + 1))]);

    private static float[] Direction(Random random, int dimension) =>
        Unit([.. Enumerable.Range(0, dimension).Select(_ => (2 * random.NextSingle()) - 1)]);
}
