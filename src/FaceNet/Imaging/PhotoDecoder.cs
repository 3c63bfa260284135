using System.Buffers;
using SkiaSharp;

namespace FaceNet.Imaging;

/// <summary>
/// Turns the bytes of a picture file into upright pixels: JPEG (grey and CMYK too), PNG, WebP, BMP and GIF; of an
/// animation the first frame. Transparent parts become white, colours are converted to sRGB. A picture must be whole:
/// one that is cut short is refused rather than filled with grey. (A JPEG with damage in its middle is refused where that
/// shows in its markers, which it need not: of the compressed data the decoder reports no fault.) Safe to use from several threads.
/// </summary>
/// <param name="options">Limits and target size; null for the defaults.</param>
/// <param name="codec">Decodes the formats of <see cref="CodecFormat"/>; null where they are refused.</param>
public sealed class PhotoDecoder(PhotoDecoderOptions? options = null, IPhotoCodec? codec = null)
{
    private readonly PhotoDecoderOptions options = options ?? new PhotoDecoderOptions();

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="PhotoException">The file cannot be read, or as for <see cref="Decode"/>.</exception>
    public Photo DecodeFile(string path) => Decode(ReadFile(path));

    /// <summary>Reads a file; one whose length is refused is not opened.</summary>
    /// <exception cref="PhotoException">The file cannot be read, is empty, or is larger than the options allow.</exception>
    internal byte[] ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            // The length first: it also keeps pipes and devices, whose length is 0, from being opened.
            RefuseLength(LengthOf(path));
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PhotoException(WhyUnreadable(path, cause), cause);
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
        return FormatOfCodec(file) is { } format ? DecodeWith(codec!, file, format) : Open(file, DecodeWithSkia);
    }

    /// <summary>Tells how the pixels of a picture lie in its file, and decodes none of them.</summary>
    /// <exception cref="PhotoException">As for <see cref="Decode"/>, but for the limit of pixels.</exception>
    internal PhotoFrame Frame(ReadOnlyMemory<byte> file)
    {
        RefuseLength(file.Length);
        // What a codec shows is upright, and other programs that know the format see it so.
        return FormatOfCodec(file) is { } format
            ? new PhotoFrame(codec!.Measure(file, format), Orientation: 1)
            : Open(file, FrameOf);
    }

    private Photo DecodeWithSkia(SKCodec picture)
    {
        var frame = FrameOf(picture);
        RefuseSize(frame.Stored);
        var image = Orientation.Upright(PixelReader.Read(picture, options.TargetLongSide), picture.EncodedOrigin);
        return new Photo(image, frame.Upright);
    }

    private CodecFormat? FormatOfCodec(ReadOnlyMemory<byte> file) =>
        codec is null ? null : PhotoFormat.OfCodec(file.Span);

    private Photo DecodeWith(IPhotoCodec codec, ReadOnlyMemory<byte> file, CodecFormat format)
    {
        var size = codec.Measure(file, format);
        RefuseSize(size);
        var isLarge = size.LongSide >= 2L * options.TargetLongSide;
        var wanted = isLarge ? PixelReader.ReducedSize(size, options.TargetLongSide) : size;
        return new Photo(codec.Read(file, format, wanted), size);
    }

    private static T Open<T>(ReadOnlyMemory<byte> file, Func<SKCodec, T> use)
    {
        PhotoFormat.RefuseUnsupported(file.Span);
        if (PhotoFormat.IsJpeg(file.Span))
            JpegStructure.RefuseDamage(file.Span);
        using var pinned = file.Pin();
        using var data = Wrap(pinned, file.Length);
        using var picture =
            SKCodec.Create(data)
            ?? throw new PhotoException("The file is damaged or cut short: its header is unreadable.");
        return use(picture);
    }

    // The origins of Skia are numbered as those of EXIF.
    private static PhotoFrame FrameOf(SKCodec picture) =>
        new(new PixelSize(picture.Info.Width, picture.Info.Height), (int)picture.EncodedOrigin);

    // A link has a length of its own; what counts is the file behind it.
    private static long LengthOf(string path) =>
        new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;

    private static string WhyUnreadable(string path, Exception cause) =>
        cause switch
        {
            FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
            UnauthorizedAccessException => "The file cannot be read: permission is denied.",
            _ when new FileInfo(path).LinkTarget is not null => "The link leads nowhere.",
            _ => "The file cannot be read: the disk or the network failed.",
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
}
