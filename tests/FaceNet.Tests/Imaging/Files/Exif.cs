namespace FaceNet.Tests.Imaging.Files;

/// <summary>Puts an EXIF segment with nothing but an orientation into a JPEG file.</summary>
internal static class Exif
{
    public static byte[] Orient(byte[] jpeg, byte orientation, bool bigEndian = false)
    {
        // A TIFF header, one directory entry: tag 0x0112, type 3 (16 bits), one value.
        byte[] tiff = bigEndian
            ? [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
            : [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
        byte[] content = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(content.Length + 2), .. content, .. jpeg.AsSpan(2)];
    }
}
