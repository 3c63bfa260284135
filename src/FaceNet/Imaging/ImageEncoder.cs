using System.Numerics;
using SkiaSharp;

namespace FaceNet.Imaging;

/// <summary>Writes pictures as the bytes of a file. The results carry no profile: colours are sRGB.</summary>
internal static class ImageEncoder
{
    /// <summary>Side of a <see cref="Thumbnail"/> in pixels, enough for a sharp 64 on a screen of double density.</summary>
    public const int ThumbnailSide = 128;

    /// <summary>Quality of a <see cref="Thumbnail"/>: 4 to 6 kB, and no artefacts to see at that size.</summary>
    private const int ThumbnailQuality = 80;

    /// <summary>
    /// A square piece of a picture as a JPEG of <see cref="ThumbnailSide"/> pixels a side; black where the square
    /// reaches beyond the picture.
    /// </summary>
    /// <param name="image">The picture.</param>
    /// <param name="square">What to show, in pixels of <paramref name="image"/>. Another shape is shown distorted.</param>
    public static byte[] Thumbnail(RgbImage image, BoundingBox square)
    {
        var outputToSource =
            Matrix3x2.CreateScale(square.Width / ThumbnailSide, square.Height / ThumbnailSide)
            * Matrix3x2.CreateTranslation(square.X, square.Y);
        var size = new PixelSize(ThumbnailSide, ThumbnailSide);
        return Jpeg(AffineWarp.Warp(image, outputToSource, size), ThumbnailQuality);
    }

    /// <summary>As JPEG with halved chroma.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 (smallest) to 100 (best).</param>
    public static byte[] Jpeg(RgbImage image, int quality) =>
        Encode(image, pixels => pixels.Encode(new SKJpegEncoderOptions(quality)));

    /// <summary>As PNG, three bytes a pixel, without loss.</summary>
    public static byte[] Png(RgbImage image) => Encode(image, pixels => pixels.Encode(SKPngEncoderOptions.Default));

    private static unsafe byte[] Encode(RgbImage image, Func<SKPixmap, SKData?> encode)
    {
        var info = new SKImageInfo(
            image.Size.Width,
            image.Size.Height,
            SKColorType.Rgba8888,
            SKAlphaType.Opaque,
            SKColorSpace.CreateSrgb()
        );
        using var pinned = image.Pixels.Pin();
        using var pixels = new SKPixmap(info, (nint)pinned.Pointer);
        using var file =
            encode(pixels)
            ?? throw new InvalidOperationException(
                $"The image library cannot encode a picture of {image.Size} pixels."
            );
        return file.ToArray();
    }
}
