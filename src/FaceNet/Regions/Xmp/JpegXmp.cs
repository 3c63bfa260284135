using System.Buffers.Binary;

namespace FaceNet.Regions.Xmp;

/// <summary>The XMP packet inside a JPEG file: an APP1 segment with a name in front (ISO 16684-3, section 7.1).</summary>
internal static class JpegXmp
{
    private const byte App1 = 0xE1;
    private const byte StartOfScan = 0xDA;

    private static ReadOnlySpan<byte> Signature => "http://ns.adobe.com/xap/1.0/\0"u8;

    /// <summary>The packet, without padding at its end; null where there is none, or the file is no JPEG.</summary>
    public static byte[]? Find(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, 0xD8, ..])
            return null;
        var position = 2;
        while (position + 4 <= file.Length && file[position] == 0xFF)
        {
            var marker = file[position + 1];
            if (marker == 0xFF)
            {
                position++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(position + 2)..]);
            if (marker == StartOfScan || length < 2 || position + 2 + length > file.Length)
                return null;
            var content = file.Slice(position + 4, length - 2);
            if (marker == App1 && content.StartsWith(Signature))
                return content[Signature.Length..].TrimEnd("\0 \r\n\t"u8).ToArray();
            position += 2 + length;
        }
        return null;
    }
}
