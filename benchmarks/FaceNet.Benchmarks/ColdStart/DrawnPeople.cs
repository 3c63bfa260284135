namespace FaceNet.Benchmarks.ColdStart;

/// <summary>Made-up people, some scattered more than others, as <c>clustering/compare.py</c> draws them.</summary>
internal sealed class DrawnPeople(Random random, int dimension)
{
    private readonly float[] scale = Scale(dimension);

    /// <summary>Somebody new: each call of what comes back is another face of them.</summary>
    public Func<Embedding> Person()
    {
        var (centre, spread) = (Gaussian(1), 0.4f + (0.5f * random.NextSingle()));
        var common = 0.8f / MathF.Sqrt(dimension);
        return () => Embedding.Normalize([.. centre.Zip(Gaussian(spread), (middle, own) => common + middle + own)]);
    }

    private float[] Gaussian(float length)
    {
        var values = new float[dimension];
        for (var at = 0; at < values.Length; at++)
            values[at] =
                MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()))
                * MathF.Cos(MathF.Tau * random.NextSingle())
                * scale[at]
                * length;
        return values;
    }

    private static float[] Scale(int dimension)
    {
        var shares = Enumerable.Range(1, dimension).Select(at => MathF.Pow(at, -0.25f)).ToArray();
        var length = MathF.Sqrt(shares.Sum(value => value * value));
        return Array.ConvertAll(shares, value => value / length);
    }
}
