namespace FaceNet.Tests.Evaluation;

/// <summary>
/// Draws the same numbers as reference/sample.py: a linear congruential generator that both languages can run.
/// </summary>
internal sealed class Sample(long seed)
{
    private long state = seed;

    public int Next(int below)
    {
        state = ((state * 1103515245) + 12345) % (1L << 31);
        return (int)((state >> 8) % below);
    }

    public float[] Distances(int count, int low, int high)
    {
        var distances = new float[count];
        foreach (ref var distance in distances.AsSpan())
            distance = (low + ((Next(high - low) + Next(high - low)) / 2)) / 128f;
        return distances;
    }

    /// <summary>Unit vectors around a random centre for each person; the same seed gives the same faces.</summary>
    public static FaceNet.Evaluation.LabelledFace[] Faces(
        int seed,
        int people,
        int perPerson,
        int dimension,
        float spread
    )
    {
        var random = new Random(seed);
        float[] Gaussian() =>
            [
                .. Enumerable
                    .Range(0, dimension)
                    .Select(_ =>
                        (float)Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
                        * MathF.Cos(MathF.Tau * random.NextSingle())
                    ),
            ];
        var centres = Enumerable.Range(0, people).Select(_ => Gaussian()).ToArray();
        return
        [
            .. Enumerable
                .Range(0, people * perPerson)
                .Select(at =>
                {
                    var centre = centres[at % people];
                    var noise = Gaussian();
                    var vector = centre.Zip(noise, (c, n) => c + (spread * n)).ToArray();
                    return new FaceNet.Evaluation.LabelledFace(
                        $"image-{at}",
                        $"person-{at % people}",
                        Embedding.Normalize(vector)
                    );
                }),
        ];
    }
}
