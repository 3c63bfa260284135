using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceNet.Imaging;

/// <summary>
/// Resizes pictures: each pixel of a smaller picture is the mean of the area it covers, which lets no fine pattern
/// through as a coarse one; larger pictures are interpolated bilinearly. Rows first, then columns, in 32-bit floats.
/// </summary>
internal static class ImageResampler
{
    /// <summary>Bytes handled at once: four vectors of eight floats hide the latency of the multiply-add.</summary>
    private const int Chunk = 32;

    /// <summary>The whole of <paramref name="source"/> at another size; itself where the size is the same.</summary>
    public static RgbImage Resize(RgbImage source, PixelSize size) =>
        size == source.Size ? source : Resize(source.Pixels.Span, source.Size, size);

    /// <summary>As above, for pixels of the layout of <see cref="RgbImage"/> that lie elsewhere.</summary>
    public static RgbImage Resize(ReadOnlySpan<byte> pixels, PixelSize from, PixelSize to) =>
        Resize(new PixelRegion(pixels, from.Width * RgbImage.BytesPerPixel, from), to);

    /// <summary>A part of a picture at another size.</summary>
    public static RgbImage Resize(PixelRegion source, PixelSize to)
    {
        var columns = new ResamplingAxis(source.Size.Width, to.Width);
        var rows = new ResamplingAxis(source.Size.Height, to.Height);
        var target = RgbImage.Uninitialized(to);
        var row = new float[source.Size.Width * RgbImage.BytesPerPixel];
        for (var y = 0; y < to.Height; y++)
        {
            MixRows(source, rows.Starts[y], rows.Weights.Slice(y * rows.Taps, rows.Taps), row);
            MixColumns(row, columns, target.Row(y));
        }
        return target;
    }

    private static void MixRows(PixelRegion source, int start, ReadOnlySpan<float> weights, Span<float> target)
    {
        var rows = source.Rows(start, weights.Length);
        var x = 0;
        for (; x + Chunk <= target.Length; x += Chunk)
            MixChunk(rows[x..], source.Stride, weights, target.Slice(x, Chunk));
        for (; x < target.Length; x++)
        {
            var sum = 0f;
            for (var tap = 0; tap < weights.Length; tap++)
                sum += weights[tap] * rows[x + (tap * source.Stride)];
            target[x] = sum;
        }
    }

    private static void MixChunk(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<float> weights, Span<float> target)
    {
        var (sum0, sum1) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (sum2, sum3) = (Vector256<float>.Zero, Vector256<float>.Zero);
        foreach (var tap in weights)
        {
            var weight = Vector256.Create(tap);
            var (low, high) = Vector256.Widen(Vector256.Create(rows));
            var (part0, part1) = Vector256.Widen(low.AsInt16());
            var (part2, part3) = Vector256.Widen(high.AsInt16());
            sum0 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(part0), weight, sum0);
            sum1 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(part1), weight, sum1);
            sum2 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(part2), weight, sum2);
            sum3 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(part3), weight, sum3);
            rows = rows[Math.Min(stride, rows.Length)..];
        }
        sum0.CopyTo(target);
        sum1.CopyTo(target[8..]);
        sum2.CopyTo(target[16..]);
        sum3.CopyTo(target[24..]);
    }

    private static void MixColumns(ReadOnlySpan<float> row, ResamplingAxis columns, Span<byte> target)
    {
        var source = MemoryMarshal.Cast<float, Vector128<float>>(row);
        var pixels = MemoryMarshal.Cast<byte, uint>(target);
        var starts = columns.Starts[..pixels.Length];
        var weights = columns.Weights;
        for (var x = 0; x < pixels.Length; x++)
        {
            var taps = source.Slice(starts[x], columns.Taps);
            var sum = Vector128<float>.Zero;
            for (var tap = 0; tap < taps.Length; tap++)
                sum = Vector128.FusedMultiplyAdd(taps[tap], Vector128.Create(weights[tap]), sum);
            pixels[x] = PixelVector.Pack(sum);
            weights = weights[taps.Length..];
        }
    }
}
