namespace FaceNet.Imaging;

/// <summary>
/// Which samples along one side of a picture make each sample of the resized side, and with what weights. With r the
/// source samples for one target sample, and at least 1, a source sample at distance d from the target sample's centre
/// weighs clamp((r + 1) / 2 − d, 0, 1): the share of it that is covered where the side shrinks, linear interpolation
/// where it grows.
/// </summary>
internal sealed class ResamplingAxis
{
    /// <summary>Weights below this are rounding errors, not worth reading a row of pixels for.</summary>
    private const double Negligible = 1e-6;

    private readonly int[] starts;
    private readonly float[] weights;

    /// <summary>The weights for a side of <paramref name="from"/> samples resized to <paramref name="to"/>.</summary>
    public ResamplingAxis(int from, int to)
    {
        var step = (double)from / to;
        var radius = (Math.Max(1, step) + 1) / 2;
        starts = new int[to];
        for (var index = 0; index < to; index++)
        {
            var center = (index + 0.5) * step;
            starts[index] = Math.Max(0, (int)Math.Floor(center - radius + Negligible + 0.5));
            var end = Math.Min(from, (int)Math.Ceiling(center + radius - Negligible - 0.5));
            Taps = Math.Max(Taps, end - starts[index]);
        }
        weights = new float[to * Taps];
        for (var index = 0; index < to; index++)
        {
            starts[index] = Math.Min(starts[index], from - Taps);
            Weigh((index + 0.5) * step - starts[index], radius, weights.AsSpan(index * Taps, Taps));
        }
    }

    /// <summary>How many source samples make one target sample; some may weigh nothing.</summary>
    public int Taps { get; }

    /// <summary>The first source sample of each target sample; <see cref="Taps"/> from there on exist.</summary>
    public ReadOnlySpan<int> Starts => starts;

    /// <summary><see cref="Taps"/> weights for each target sample, which add up to 1.</summary>
    public ReadOnlySpan<float> Weights => weights;

    private static void Weigh(double center, double radius, Span<float> weights)
    {
        var sum = 0.0;
        for (var tap = 0; tap < weights.Length; tap++)
            sum += Weight(tap + 0.5 - center, radius);
        for (var tap = 0; tap < weights.Length; tap++)
            weights[tap] = (float)(Weight(tap + 0.5 - center, radius) / sum);
    }

    private static double Weight(double distance, double radius) => Math.Clamp(radius - Math.Abs(distance), 0, 1);
}
