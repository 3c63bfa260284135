namespace FaceNet.Imaging;

/// <summary>A rectangle of pixels inside a larger picture, without a copy.</summary>
/// <param name="pixels">Bytes from the rectangle's first pixel on.</param>
/// <param name="stride">Bytes from one row to the next.</param>
/// <param name="size">Size of the rectangle.</param>
internal readonly ref struct PixelRegion(ReadOnlySpan<byte> pixels, int stride, PixelSize size)
{
    private readonly ReadOnlySpan<byte> pixels = pixels;

    /// <summary>Size of the rectangle.</summary>
    public PixelSize Size => size;

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride => stride;

    /// <summary>The bytes from the start of a row to the end of the last of <paramref name="count"/> rows.</summary>
    public ReadOnlySpan<byte> Rows(int first, int count) =>
        pixels.Slice(first * stride, ((count - 1) * stride) + (size.Width * RgbImage.BytesPerPixel));
}
