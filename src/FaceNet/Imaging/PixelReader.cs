using System.Runtime.InteropServices;
using SkiaSharp;

namespace FaceNet.Imaging;

/// <summary>Decodes the pixels of an opened picture: reduced where it is large, over white where it is transparent.</summary>
internal static class PixelReader
{
    /// <summary>
    /// Decodes the picture, as stored, to a long side of at least <paramref name="targetLongSide"/> (unless it has less)
    /// and less than twice that.
    /// </summary>
    /// <exception cref="PhotoException">The picture is cut short or damaged.</exception>
    public static RgbImage Read(SKCodec codec, int targetLongSide)
    {
        var info = PixelsOf(codec, SmallestSize(codec, targetLongSide));
        var size = new PixelSize(info.Width, info.Height);
        if (size.LongSide < 2L * targetLongSide)
        {
            var image = RgbImage.Uninitialized(size);
            ReadInto(codec, info, image.Pixels.Span);
            return image;
        }
        // Native memory: the garbage collector would keep such a buffer longer than it is needed.
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
            throw new PhotoException($"The picture is too large for the memory: {size} pixels.");
        ReadInto(codec, info, bitmap.GetPixelSpan());
        return ImageResampler.Resize(bitmap.GetPixelSpan(), size, ReducedSize(size, targetLongSide));
    }

    /// <summary>
    /// The size in which the codec is asked to decode: the smallest of n/8 that keeps the target. JPEG and WebP can do
    /// that; the others answer with the full size.
    /// </summary>
    private static SKSizeI SmallestSize(SKCodec codec, int targetLongSide)
    {
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (Math.Max(size.Width, size.Height) >= targetLongSide)
                return size;
        }
        return codec.Info.Size;
    }

    /// <summary>The size whose long side is the target.</summary>
    public static PixelSize ReducedSize(PixelSize size, int targetLongSide)
    {
        var scale = (double)targetLongSide / size.LongSide;
        return new PixelSize(
            Math.Max(1, (int)Math.Round(size.Width * scale)),
            Math.Max(1, (int)Math.Round(size.Height * scale))
        );
    }

    private static SKImageInfo PixelsOf(SKCodec codec, SKSizeI size)
    {
        var opaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        return new SKImageInfo(
            size.Width,
            size.Height,
            SKColorType.Rgba8888,
            opaque ? SKAlphaType.Opaque : SKAlphaType.Premul,
            SKColorSpace.CreateSrgb()
        );
    }

    private static unsafe void ReadInto(SKCodec codec, SKImageInfo info, Span<byte> pixels)
    {
        SKCodecResult result;
        fixed (byte* start = pixels)
            result = codec.GetPixels(info, (nint)start);
        if (result == SKCodecResult.IncompleteInput)
            throw new PhotoException("The file is cut short: the end of the picture is missing.");
        if (result != SKCodecResult.Success)
            throw new PhotoException("The file is damaged: part of the picture cannot be read.");
        if (info.AlphaType == SKAlphaType.Premul)
            PutOverWhite(MemoryMarshal.Cast<byte, uint>(pixels));
    }

    /// <summary>
    /// colour + (255 − alpha) in each channel: premultiplied colours are at most alpha, so no channel overflows.
    /// </summary>
    private static void PutOverWhite(Span<uint> pixels)
    {
        foreach (ref var pixel in pixels)
            pixel += (255 - (pixel >> 24)) * 0x0001_0101;
    }
}
