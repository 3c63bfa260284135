namespace FaceNet.Imaging;

/// <summary>
/// Decodes formats that take more than this library brings; <c>FaceNet.Magick</c> has one. Called from several threads.
/// </summary>
public interface IPhotoCodec
{
    /// <summary>Reads how large the upright picture is, without decoding pixels.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="format">What it is by its first bytes.</param>
    /// <exception cref="PhotoException">It is not, or its header is damaged.</exception>
    PixelSize Measure(ReadOnlyMemory<byte> file, CodecFormat format);

    /// <summary>Decodes the picture: upright, in sRGB, over white where it is transparent; of several the first.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="format">What it is by its first bytes.</param>
    /// <param name="size">The size wanted, that of <see cref="Measure"/> or smaller.</param>
    /// <exception cref="PhotoException">It is damaged or cut short.</exception>
    RgbImage Read(ReadOnlyMemory<byte> file, CodecFormat format, PixelSize size);
}
