using System.Buffers;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace FaceNet.Imaging;

/// <summary>
/// Turns the bytes of a picture file into upright pixels: JPEG (grey and CMYK too), PNG, WebP, BMP and GIF; of an
/// animation the first frame. Transparent parts become white, colours are converted to sRGB. A picture must be whole:
/// one that is cut short is refused rather than filled with grey. Safe to use from several threads.
/// </summary>
/// <param name="options">Limits and target size; null for the defaults.</param>
public sealed class PhotoDecoder(PhotoDecoderOptions? options = null)
{
    private readonly PhotoDecoderOptions options = options ?? new PhotoDecoderOptions();

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="PhotoException">The file cannot be read, or as for <see cref="Decode"/>.</exception>
    public Photo DecodeFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            // The length first: it also keeps pipes and devices, whose length is 0, from being opened.
            RefuseLength(new FileInfo(path).Length);
            return Decode(File.ReadAllBytes(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PhotoException(WhyUnreadable(cause), cause);
        }
    }

    /// <summary>
    /// Decodes a picture. One whose long side is at least twice <see cref="PhotoDecoderOptions.TargetLongSide"/> is
    /// reduced below that; the codec does so where it can, which saves most of the time and the memory.
    /// </summary>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="PhotoException">
    /// Empty, not a picture, of a format that is not supported, damaged, cut short, or larger than the options allow. The
    /// limits are checked before any pixel is decoded.
    /// </exception>
    public Photo Decode(ReadOnlyMemory<byte> file)
    {
        RefuseLength(file.Length);
        PhotoFormat.RefuseUnsupported(file.Span);
        if (PhotoFormat.IsJpeg(file.Span))
            JpegStructure.RefuseDamage(file.Span);
        using var pinned = file.Pin();
        using var data = Wrap(pinned, file.Length);
        using var codec =
            SKCodec.Create(data)
            ?? throw new PhotoException("The file is damaged or cut short: its header is unreadable.");
        var size = new PixelSize(codec.Info.Width, codec.Info.Height);
        RefuseSize(size);
        var image = Orientation.Upright(Read(codec), codec.EncodedOrigin);
        return new Photo(image, Orientation.IsTransposed(codec.EncodedOrigin) ? size.Transposed : size);
    }

    private static string WhyUnreadable(Exception cause) =>
        cause switch
        {
            FileNotFoundException or DirectoryNotFoundException => "The file does not exist.",
            UnauthorizedAccessException => "The file cannot be read: permission is denied.",
            _ => $"The file cannot be read: {cause.Message}",
        };

    private void RefuseLength(long bytes)
    {
        if (bytes == 0)
            throw new PhotoException("The file is empty.");
        if (bytes > options.MaxFileBytes)
            throw new PhotoException(
                $"The file is too large: {bytes} bytes, where {options.MaxFileBytes} are allowed."
            );
    }

    private void RefuseSize(PixelSize size)
    {
        if (size.Pixels > options.MaxPixels)
            throw new PhotoException(
                $"The picture is too large: {size} pixels, where {options.MaxPixels / 1e6:0.######} million are allowed."
            );
    }

    private static unsafe SKData Wrap(MemoryHandle pinned, int length) => SKData.Create((nint)pinned.Pointer, length);

    private RgbImage Read(SKCodec codec)
    {
        var info = PixelsOf(codec, SmallestSize(codec));
        var size = new PixelSize(info.Width, info.Height);
        if (size.LongSide < 2L * options.TargetLongSide)
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
        return ImageResampler.Resize(bitmap.GetPixelSpan(), size, ReducedSize(size));
    }

    /// <summary>
    /// The size in which the codec is asked to decode: the smallest of n/8 that keeps the target. JPEG and WebP can do
    /// that; the others answer with the full size.
    /// </summary>
    private SKSizeI SmallestSize(SKCodec codec)
    {
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (Math.Max(size.Width, size.Height) >= options.TargetLongSide)
                return size;
        }
        return codec.Info.Size;
    }

    private PixelSize ReducedSize(PixelSize size)
    {
        var scale = (double)options.TargetLongSide / size.LongSide;
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
