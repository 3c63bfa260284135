using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FaceNet.Imaging;

namespace FaceNet.Training.Data;

/// <summary>Samples pictures of three bytes a pixel bilinearly; beyond their edges the nearest pixel counts.</summary>
/// <param name="crop">Rows of three bytes a pixel, at least 3 pixels.</param>
/// <param name="size">Size of the crop.</param>
/// <param name="colours">Applied to each sample.</param>
internal readonly ref struct CropSampler(ReadOnlySpan<byte> crop, PixelSize size, CropColours colours)
{
    private readonly ReadOnlySpan<byte> crop = Checked(crop, size);
    private readonly int stride = 3 * size.Width;
    private readonly int lastEight = crop.Length - sizeof(ulong);

    /// <summary>
    /// Fills each pixel (x, y) with the crop at (x + ½, y + ½) × <paramref name="inputToCrop"/>, in the coordinates of
    /// <see cref="AffineWarp"/>, its colours changed.
    /// </summary>
    /// <param name="inputToCrop">From continuous coordinates of the result to those of the crop.</param>
    /// <param name="pixels">The result: rows of three floats of 0 to 255 a pixel.</param>
    /// <param name="result">Size of the result.</param>
    public void Fill(Matrix3x2 inputToCrop, Span<float> pixels, PixelSize result)
    {
        var step = new Vector2(inputToCrop.M11, inputToCrop.M12);
        for (var y = 0; y < result.Height; y++)
        {
            var row = pixels.Slice(3 * y * result.Width, 3 * result.Width);
            // Half a pixel back: from here on whole numbers are pixel centres.
            var start = Vector2.Transform(new Vector2(0.5f, y + 0.5f), inputToCrop) - new Vector2(0.5f);
            FillRow(start, step, row);
        }
    }

    private void FillRow(Vector2 start, Vector2 step, Span<float> row)
    {
        var last = new Vector2(size.Width - 1, size.Height - 1);
        var x = 0;
        // A fourth float too many is overwritten by the next pixel; the last pixel has no room for it.
        for (; 3 * x < row.Length - 3; x++)
            Sample(Vector2.Clamp(start + (x * step), Vector2.Zero, last)).CopyTo(row[(3 * x)..]);
        Sample(Vector2.Clamp(start + (x * step), Vector2.Zero, last)).AsVector3().CopyTo(row[(3 * x)..]);
    }

    private Vector128<float> Sample(Vector2 position)
    {
        var (x, y) = ((int)position.X, (int)position.Y);
        var offset = (y * stride) + (3 * x);
        var above = Row(offset, position.X - x);
        var below = Row(y + 1 < size.Height ? offset + stride : offset, position.X - x);
        return colours.Change(above + ((below - above) * (position.Y - y)));
    }

    // Between the pixel at an offset and the one behind it. At the right edge that is one of the next row, but then it
    // weighs nothing. At the very end the eight bytes are read from further ahead. Checked() and Sample() keep the
    // offset inside.
    private Vector128<float> Row(int offset, float share)
    {
        var at = Math.Min(offset, lastEight);
        var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(crop), at));
        var bytes = Vector128.CreateScalar(eight >> (8 * (offset - at))).AsByte();
        var left = Vector128.ConvertToSingle(Vector128.Shuffle(bytes, First).AsInt32());
        var right = Vector128.ConvertToSingle(Vector128.Shuffle(bytes, Second).AsInt32());
        return left + ((right - left) * share);
    }

    // Bytes 0 to 2, and 3 to 5, each as a 32-bit number; 255 gives 0.
    private static Vector128<byte> First =>
        Vector128.Create(0, 255, 255, 255, 1, 255, 255, 255, 2, 255, 255, 255, 255, 255, 255, (byte)255);

    private static Vector128<byte> Second =>
        Vector128.Create(3, 255, 255, 255, 4, 255, 255, 255, 5, 255, 255, 255, 255, 255, 255, (byte)255);

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> crop, PixelSize size) =>
        size is { Width: > 0, Height: > 0 } && crop.Length == 3 * size.Pixels && crop.Length >= sizeof(ulong)
            ? crop
            : throw new ArgumentException($"{crop.Length} bytes are no crop of {size}.", nameof(crop));
}
