using System.Drawing;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Imaging;

/// <summary>
/// Cuts a moved, turned or scaled piece out of a picture. Coordinates are continuous, as those of
/// <see cref="BoundingBox"/>: pixel (x, y) covers the square from (x, y) to (x + 1, y + 1), and its centre is
/// (x + ½, y + ½). (OpenCV and dlib put the centre at (x, y); add ½ to both ends of such coordinates.)
/// </summary>
internal static class AffineWarp
{
    /// <summary>
    /// Fills each output pixel (x, y) with the source at (x + ½, y + ½) × <paramref name="outputToSource"/>,
    /// interpolated bilinearly between the four nearest pixel centres. Where an output pixel covers at least two source
    /// pixels a side, the source is first reduced by the mean over whole pixels, so that all of them count.
    /// </summary>
    /// <param name="source">The picture.</param>
    /// <param name="outputToSource">From continuous output coordinates to continuous source coordinates.</param>
    /// <param name="outputSize">Size of the result, each side at least 1.</param>
    /// <param name="outside">What lies outside the source; black unless said otherwise.</param>
    public static RgbImage Warp(
        RgbImage source,
        Matrix3x2 outputToSource,
        PixelSize outputSize,
        OutsidePixels outside = OutsidePixels.Black
    )
    {
        var output = new RgbImage(outputSize);
        var footprint = (int)MathF.Sqrt(MathF.Abs(outputToSource.GetDeterminant()));
        if (footprint < 2)
            Sample(source, outputToSource, output, outside);
        else if (Covered(source.Size, outputToSource, outputSize, margin: 2 * footprint) is { } part)
            SampleReduced(source, part, footprint, outputToSource, output, outside);
        else if (outside == OutsidePixels.NearestInside)
            Sample(source, outputToSource, output, outside);
        return output;
    }

    /// <summary>The source pixels that the output can show; null when it lies wholly outside.</summary>
    private static Rectangle? Covered(PixelSize source, Matrix3x2 outputToSource, PixelSize output, int margin)
    {
        var corner = Vector2.Transform(Vector2.Zero, outputToSource);
        var acrossX = Vector2.TransformNormal(new Vector2(output.Width, 0), outputToSource);
        var acrossY = Vector2.TransformNormal(new Vector2(0, output.Height), outputToSource);
        var low = corner + Vector2.Min(acrossX, default) + Vector2.Min(acrossY, default);
        var high = corner + Vector2.Max(acrossX, default) + Vector2.Max(acrossY, default);
        var left = Math.Max(0, (int)low.X - margin);
        var top = Math.Max(0, (int)low.Y - margin);
        var right = (int)Math.Min(source.Width, (long)high.X + margin);
        var bottom = (int)Math.Min(source.Height, (long)high.Y + margin);
        return left < right && top < bottom ? Rectangle.FromLTRB(left, top, right, bottom) : null;
    }

    private static void SampleReduced(
        RgbImage source,
        Rectangle part,
        int footprint,
        Matrix3x2 outputToSource,
        RgbImage output,
        OutsidePixels outside
    )
    {
        var size = new PixelSize(Ceiling(part.Width, footprint), Ceiling(part.Height, footprint));
        var first = (part.Y * source.Stride) + (part.X * RgbImage.BytesPerPixel);
        var partSize = new PixelSize(part.Width, part.Height);
        var reduced = ImageResampler.Resize(
            new PixelRegion(source.Pixels.Span[first..], source.Stride, partSize),
            size
        );
        var sourceToReduced =
            Matrix3x2.CreateTranslation(-part.X, -part.Y)
            * Matrix3x2.CreateScale((float)size.Width / part.Width, (float)size.Height / part.Height);
        Sample(reduced, outputToSource * sourceToReduced, output, outside);
    }

    private static int Ceiling(int value, int divisor) => ((value - 1) / divisor) + 1;

    private static void Sample(RgbImage source, Matrix3x2 outputToSource, RgbImage output, OutsidePixels outside)
    {
        var last = new Vector2(source.Size.Width - 1, source.Size.Height - 1);
        var (low, high) =
            outside == OutsidePixels.NearestInside
                ? (Vector2.Zero, last)
                : (new Vector2(float.NegativeInfinity), new Vector2(float.PositiveInfinity));
        // Once for all pixels: to ask a Memory for its span costs more than to interpolate a pixel.
        var pixels = new PixelGrid(MemoryMarshal.Cast<byte, uint>(source.Pixels.Span), source.Size);
        var step = new Vector2(outputToSource.M11, outputToSource.M12);
        for (var y = 0; y < output.Size.Height; y++)
        {
            var row = MemoryMarshal.Cast<byte, uint>(output.Row(y));
            // Half a pixel back: from here on whole numbers are pixel centres.
            var start = Vector2.Transform(new Vector2(0.5f, y + 0.5f), outputToSource) - new Vector2(0.5f);
            for (var x = 0; x < row.Length; x++)
                row[x] = PixelVector.Pack(pixels.Interpolate(Vector2.Clamp(start + (x * step), low, high)));
        }
    }
}
