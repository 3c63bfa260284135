using FaceNet.Imaging;
using ImageMagick;

namespace FaceNet.Magick;

/// <summary>
/// HEIC, AVIF, TIFF and JPEG XL by ImageMagick. A format is named to it by what this library saw in the first bytes, so none
/// of its two hundred others can be reached by a crafted file, and nothing is ever written to a disk.
/// </summary>
public sealed class MagickCodec : IPhotoCodec
{
    // Photos are decoded side by side; each by one thread then, and in memory or not at all. Set by the first photo, since
    // most folders need no ImageMagick and it takes its time to load.
    private static readonly Lazy<bool> Ready = new(() =>
    {
        ResourceLimits.Thread = 1;
        ResourceLimits.Disk = 0;
        return true;
    });

    private MagickCodec() { }

    /// <summary>The codec.</summary>
    public static MagickCodec Instance { get; } = new();

    /// <inheritdoc />
    public PixelSize Measure(ReadOnlyMemory<byte> file, CodecFormat format) =>
        Try(() =>
        {
            using var image = new MagickImage();
            image.Ping(file.Span, Settings(format));
            RefuseRaw(image);
            var size = new PixelSize((int)image.Width, (int)image.Height);
            return IsTransposed(image) ? size.Transposed : size;
        });

    /// <inheritdoc />
    public RgbImage Read(ReadOnlyMemory<byte> file, CodecFormat format, PixelSize size) =>
        Try(() =>
        {
            using var image = new MagickImage(file.Span, Settings(format));
            image.AutoOrient();
            // Reduced first: colours of a tenth of the pixels are converted in a tenth of the time.
            if (size != new PixelSize((int)image.Width, (int)image.Height))
                image.Scale(new MagickGeometry((uint)size.Width, (uint)size.Height) { IgnoreAspectRatio = true });
            if (image.HasAlpha)
            {
                image.BackgroundColor = MagickColors.White;
                image.Alpha(AlphaAction.Remove);
            }
            image.TransformColorSpace(ColorProfiles.SRGB);
            image.ColorSpace = ColorSpace.sRGB;
            using var pixels = image.GetPixelsUnsafe();
            return new RgbImage(size, pixels.ToByteArray(PixelMapping.RGBA)!);
        });

    private static MagickReadSettings Settings(CodecFormat format) =>
        new()
        {
            Format = format switch
            {
                CodecFormat.Heic => MagickFormat.Heic,
                CodecFormat.Avif => MagickFormat.Avif,
                CodecFormat.Tiff => MagickFormat.Tiff,
                CodecFormat.JpegXl => MagickFormat.Jxl,
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
            },
            FrameIndex = 0,
            FrameCount = 1,
        };

    // Raw files are TIFF files whose first picture is a thumbnail.
    private static void RefuseRaw(MagickImage image)
    {
        if (image.GetAttribute("tiff:subfiletype") == "REDUCEDIMAGE")
            throw new PhotoException("Camera raw is not supported; save the photo as JPEG or PNG.");
    }

    private static bool IsTransposed(MagickImage image) => image.Orientation >= ImageMagick.Orientation.LeftTop;

    private static T Try<T>(Func<T> work)
    {
        try
        {
            _ = Ready.Value;
            return work();
        }
        catch (MagickException exception)
        {
            throw new PhotoException("The file is damaged or cut short: its picture cannot be read.", exception);
        }
    }
}
