using System.Buffers.Binary;
using System.IO.Compression;

namespace FaceNet.Tests.Imaging.Files;

/// <summary>Writes PNG files with any header, true or not.</summary>
internal static class PngFile
{
    public const byte Grey = 0;
    public const byte Rgb = 2;
    public const byte Rgba = 6;

    /// <param name="size">Declared width and height.</param>
    /// <param name="bitDepth">Bits of a channel: 8 or 16.</param>
    /// <param name="colourType">One of the constants above.</param>
    /// <param name="rows">The rows one after the other, without filter bytes.</param>
    public static byte[] Write(PixelSize size, byte bitDepth, byte colourType, ReadOnlySpan<byte> rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size.Height);
        (header[8], header[9]) = (bitDepth, colourType);
        var channels = colourType switch
        {
            Grey => 1,
            Rgb => 3,
            _ => 4,
        };
        var stride = size.Width * channels * bitDepth / 8;
        return
        [
            .. "\u0089PNG\r\n\u001a\n".Select(c => (byte)c),
            .. Chunk("IHDR"u8, header),
            .. Chunk("IDAT"u8, Compress(rows, stride)),
            .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Compress(ReadOnlySpan<byte> rows, int stride)
    {
        using var file = new MemoryStream();
        using (var zlib = new ZLibStream(file, CompressionLevel.Fastest))
            for (var start = 0; start < rows.Length; start += stride)
            {
                zlib.WriteByte(0);
                zlib.Write(rows.Slice(start, stride));
            }
        return file.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        type.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4..), Crc32(chunk.AsSpan(4..^4)));
        return chunk;
    }

    /// <summary>CRC-32 of ISO 3309, as PNG (W3C, annex D) asks for.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1;
        }
        return ~crc;
    }
}
