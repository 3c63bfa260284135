using System.Numerics;

namespace FaceNet.Evaluation.Leaks;

/// <summary>
/// 64 bits that stay nearly the same when a picture is scaled, compressed anew or made lighter: the signs of its coarse
/// waves against their median (the DCT hash known as pHash).
/// </summary>
/// <param name="Bits">Bit 8v + u: is the wave of u + 1 half periods across and v + 1 down stronger than the median?</param>
public readonly record struct PerceptualHash(ulong Bits)
{
    /// <summary>Side of the square that a picture is brought to first: it drops what is finer.</summary>
    private const int Side = 32;

    private const int Waves = 8;

    /// <summary>cos(π(2x + 1)(u + 1)/2N), row u: the discrete cosine transform (type II) without its constant wave.</summary>
    private static readonly double[] Cosines =
    [
        .. Enumerable
            .Range(0, Waves * Side)
            .Select(at => Math.Cos(Math.PI * ((2 * (at % Side)) + 1) * ((at / Side) + 1) / (2 * Side))),
    ];

    /// <summary>The hash of a grey picture.</summary>
    /// <param name="size">Width and height, each at least 1; 32×32 are enough.</param>
    /// <param name="grey">Brightness 0 to 255, rows from top to bottom without padding.</param>
    /// <exception cref="ArgumentException">The size does not fit the number of pixels.</exception>
    public static PerceptualHash Of(PixelSize size, ReadOnlySpan<byte> grey)
    {
        if (size.Width < 1 || size.Height < 1 || grey.Length != size.Pixels)
            throw new ArgumentException($"{grey.Length} pixels do not make a grey picture of {size}.", nameof(grey));
        Span<double> square = stackalloc double[Side * Side];
        Shrink(size, grey, square);
        Span<double> waves = stackalloc double[Waves * Waves];
        Transform(square, waves);
        return new PerceptualHash(AboveMedian(waves));
    }

    /// <summary>In how many of the 64 bits two hashes differ. Unrelated pictures differ in about 32.</summary>
    public int Distance(PerceptualHash other) => BitOperations.PopCount(Bits ^ other.Bits);

    /// <summary>Means over boxes; where a box edge cuts a pixel, the pixel counts by its share.</summary>
    private static void Shrink(PixelSize size, ReadOnlySpan<byte> grey, Span<double> square)
    {
        for (var y = 0; y < Side; y++)
        for (var x = 0; x < Side; x++)
        {
            var (top, bottom) = ((double)y * size.Height / Side, (double)(y + 1) * size.Height / Side);
            var (left, right) = ((double)x * size.Width / Side, (double)(x + 1) * size.Width / Side);
            var sum = 0.0;
            for (var row = (int)top; row < Math.Min(bottom, size.Height); row++)
            {
                var height = Math.Min(row + 1, bottom) - Math.Max(row, top);
                for (var column = (int)left; column < Math.Min(right, size.Width); column++)
                    sum +=
                        height
                        * (Math.Min(column + 1, right) - Math.Max(column, left))
                        * grey[(row * size.Width) + column];
            }
            square[(y * Side) + x] = sum / ((bottom - top) * (right - left));
        }
    }

    private static void Transform(ReadOnlySpan<double> square, Span<double> waves)
    {
        Span<double> across = stackalloc double[Side * Waves];
        for (var y = 0; y < Side; y++)
        for (var u = 0; u < Waves; u++)
        for (var x = 0; x < Side; x++)
            across[(y * Waves) + u] += square[(y * Side) + x] * Cosines[(u * Side) + x];
        for (var v = 0; v < Waves; v++)
        for (var u = 0; u < Waves; u++)
        for (var y = 0; y < Side; y++)
            waves[(v * Waves) + u] += across[(y * Waves) + u] * Cosines[(v * Side) + y];
    }

    private static ulong AboveMedian(ReadOnlySpan<double> waves)
    {
        Span<double> sorted = stackalloc double[waves.Length];
        waves.CopyTo(sorted);
        sorted.Sort();
        // The margin is the rounding of the sums: in a flat picture no wave is above it.
        var median = ((sorted[(waves.Length / 2) - 1] + sorted[waves.Length / 2]) / 2) + 1e-6;
        var bits = 0UL;
        for (var at = 0; at < waves.Length; at++)
            bits |= waves[at] > median ? 1UL << at : 0;
        return bits;
    }
}
