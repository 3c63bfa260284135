using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;
using FaceNet.Imaging;

namespace FaceNet.Training.Data;

/// <summary>Samples pictures of three bytes a pixel bilinearly; beyond their edges the nearest pixel counts.</summary>
internal static class CropSampler
{
    /// <summary>
    /// Fills each pixel (x, y) with the crop at (x + ½, y + ½) × <paramref name="inputToCrop"/>, in the coordinates of
    /// <see cref="AffineWarp"/>, its colours changed.
    /// </summary>
    /// <param name="crop">Rows of three bytes a pixel, at least 3 pixels.</param>
    /// <param name="cropSize">Size of the crop.</param>
    /// <param name="inputToCrop">From continuous coordinates of the result to those of the crop.</param>
    /// <param name="colours">Applied to each sample.</param>
    /// <param name="pixels">The result: rows of three floats of 0 to 255 a pixel.</param>
    /// <param name="size">Size of the result.</param>
    public static void Sample(
        ReadOnlySpan<byte> crop,
        PixelSize cropSize,
        Matrix3x2 inputToCrop,
        CropColours colours,
        Span<float> pixels,
        PixelSize size
    )
    {
        var step = new Vector2(inputToCrop.M11, inputToCrop.M12);
        var last = new Vector2(cropSize.Width - 1, cropSize.Height - 1);
        for (var y = 0; y < size.Height; y++)
        {
            var row = pixels.Slice(3 * y * size.Width, 3 * size.Width);
            // Half a pixel back: from here on whole numbers are pixel centres.
            var start = Vector2.Transform(new Vector2(0.5f, y + 0.5f), inputToCrop) - new Vector2(0.5f);
            for (var x = 0; x < size.Width; x++)
            {
                var position = Vector2.Clamp(start + (x * step), Vector2.Zero, last);
                Write(colours.Change(Interpolate(crop, cropSize, position)), row[(3 * x)..]);
            }
        }
    }

    // A fourth float too many is overwritten by the next pixel.
    private static void Write(Vector128<float> pixel, Span<float> target)
    {
        if (target.Length > 3)
            pixel.CopyTo(target);
        else
            pixel.AsVector3().CopyTo(target);
    }

    private static Vector128<float> Interpolate(ReadOnlySpan<byte> crop, PixelSize size, Vector2 position)
    {
        var (x, y) = ((int)position.X, (int)position.Y);
        var (top, below) = (y * size.Width, Math.Min(y + 1, size.Height - 1) * size.Width);
        var upper = Pair(crop, 3 * (top + x));
        var both = upper + ((Pair(crop, 3 * (below + x)) - upper) * (position.Y - y));
        var (left, right) = (both.GetLower(), both.GetUpper());
        return left + ((right - left) * (position.X - x));
    }

    // The pixel at an offset and the one behind it. At the right edge that is one of the next row, but then it weighs
    // nothing. At the very end the eight bytes are read from further ahead.
    private static Vector256<float> Pair(ReadOnlySpan<byte> crop, int offset)
    {
        var at = Math.Min(offset, crop.Length - 8);
        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(crop[at..]) >> (8 * (offset - at));
        return PixelVector.Unpack((bytes & 0xFF_FFFF) | ((bytes << 8) & 0xFF_FFFF_0000_0000));
    }
}
