namespace FaceNet.Imaging;

/// <summary>Formats that <see cref="PhotoDecoder"/> leaves to an <see cref="IPhotoCodec"/>, known by their first bytes.</summary>
public enum CodecFormat
{
    /// <summary>HEIF with HEVC: photos of iPhones.</summary>
    Heic,

    /// <summary>HEIF with AV1.</summary>
    Avif,

    /// <summary>TIFF: scans. Camera raw files look the same from outside.</summary>
    Tiff,

    /// <summary>JPEG XL.</summary>
    JpegXl,
}
