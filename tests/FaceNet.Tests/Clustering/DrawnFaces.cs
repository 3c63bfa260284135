namespace FaceNet.Tests.Clustering;

/// <summary>Unit vectors scattered around the directions of so many made-up people.</summary>
internal static class DrawnFaces
{
    /// <param name="people">The person of each face.</param>
    /// <param name="dimension">Values of a vector.</param>
    /// <param name="spread">
    /// Length of the scatter against a person's direction of length 1: two faces of a person have a mean squared
    /// distance of 2·s²/(1 + s²), two of different people 2.
    /// </param>
    /// <param name="seed">Chance.</param>
    public static Embedding[] Of(IReadOnlyList<int> people, int dimension, double spread, int seed)
    {
        var random = new Random(seed);
        var directions = new Dictionary<int, float[]>();
        return
        [
            .. people.Select(person =>
            {
                if (!directions.TryGetValue(person, out var direction))
                    directions[person] = direction = Draw(random, dimension, 1);
                var scatter = Draw(random, dimension, spread);
                return Embedding.Normalize([.. direction.Zip(scatter, (a, b) => a + b)]);
            }),
        ];
    }

    /// <summary>Normal in every direction, with an expected squared length of <paramref name="length"/>².</summary>
    private static float[] Draw(Random random, int dimension, double length)
    {
        var values = new float[dimension];
        for (var i = 0; i < dimension; i++)
        {
            var normal =
                Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            values[i] = (float)(normal * length / Math.Sqrt(dimension));
        }
        return values;
    }
}
