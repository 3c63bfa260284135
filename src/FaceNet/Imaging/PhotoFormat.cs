namespace FaceNet.Imaging;

/// <summary>
/// The format of a picture by its first bytes. Only the formats named here reach the image library: it knows more, some
/// by signatures so weak that any file could match.
/// </summary>
internal static class PhotoFormat
{
    private const string Heic = "HEIC";
    private const string Avif = "AVIF";
    private const string Tiff = "TIFF or camera raw";
    private const string JpegXl = "JPEG XL";

    private const string Refusal = " is not supported; save the photo as JPEG or PNG.";

    /// <summary>Bytes at the start of a file that tell the format of any.</summary>
    public const int StartSize = 16;

    /// <summary>True for a JPEG file.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, ..];

    /// <summary>Throws unless the file starts as a JPEG, PNG, WebP, BMP or GIF does.</summary>
    /// <exception cref="PhotoException">Another format, named if it is known, or no picture at all.</exception>
    public static void RefuseUnsupported(ReadOnlySpan<byte> file)
    {
        if (IsSupported(file))
            return;
        throw NameOfUnsupported(file) is { } name
            ? new PhotoException(name + Refusal)
            : new PhotoException("The file is not a picture, or not of a known format.");
    }

    /// <summary>True for the message of <see cref="RefuseUnsupported"/> about a format that is known: a codec may be there by now.</summary>
    public static bool IsRefusal(string message) => message.EndsWith(Refusal, StringComparison.Ordinal);

    /// <summary>The format, where an <see cref="IPhotoCodec"/> could decode it.</summary>
    public static CodecFormat? OfCodec(ReadOnlySpan<byte> file) =>
        NameOfUnsupported(file) switch
        {
            Heic => CodecFormat.Heic,
            Avif => CodecFormat.Avif,
            Tiff when !HasAt(file, 8, "CR"u8) => CodecFormat.Tiff, // Canon's raw has that mark
            JpegXl => CodecFormat.JpegXl,
            _ => null,
        };

    private static bool IsSupported(ReadOnlySpan<byte> file) =>
        IsJpeg(file)
        || file is [0x89, (byte)'P', (byte)'N', (byte)'G', ..]
        || file.StartsWith("GIF8"u8)
        || file.StartsWith("BM"u8)
        || (file.StartsWith("RIFF"u8) && HasAt(file, 8, "WEBP"u8));

    private static string? NameOfUnsupported(ReadOnlySpan<byte> file) =>
        file switch
        {
            _ when HasAt(file, 4, "ftyp"u8) => NameOfMediaBrand(file[8..]),
            _ when file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) => Tiff,
            _ when file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8) => "BigTIFF",
            _ when file.StartsWith("IIRO"u8) || file.StartsWith("IIRS"u8) => "Olympus raw",
            _ when file.StartsWith("IIU\0"u8) => "Panasonic raw",
            _ when file.StartsWith("FUJIFILMCCD-RAW"u8) => "Fujifilm raw",
            [0xFF, 0x0A, ..] => JpegXl,
            _ when HasAt(file, 4, "JXL "u8) => JpegXl,
            _ when HasAt(file, 4, "jP  "u8) => "JPEG 2000",
            _ when file.StartsWith("8BPS"u8) => "Photoshop",
            _ when file.StartsWith("%PDF"u8) => "PDF",
            _ => null,
        };

    /// <summary>Names the format of an ISO base media file (HEIF, AVIF, videos) by its major brand.</summary>
    private static string NameOfMediaBrand(ReadOnlySpan<byte> brand) =>
        brand switch
        {
            _ when brand.StartsWith("avi"u8) => Avif,
            _ when brand.StartsWith("crx"u8) => "Canon raw",
            _ when brand.StartsWith("he"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8) => Heic,
            _ => "Video",
        };

    private static bool HasAt(ReadOnlySpan<byte> file, int offset, ReadOnlySpan<byte> text) =>
        file.Length >= offset && file[offset..].StartsWith(text);
}
