using System.Buffers.Binary;

namespace FaceNet.Training.Data;

/// <summary>
/// The first bytes of a cache file, little-endian: the magic, version and crops' size and number as 32-bit numbers, place
/// and length of the contents as 64-bit numbers, and their SHA-256. Crops begin at <see cref="PixelsAt"/>; the contents,
/// JSON, follow them and end the file.
/// </summary>
internal sealed record CropFileHeader(PixelSize Crop, int Count, long ContentsLength, byte[] ContentsHash)
{
    /// <summary>Where the crops begin, in bytes: a page, so that the first lies as they are read from memory.</summary>
    public const int PixelsAt = 4096;

    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "FNETCROP"u8;

    /// <summary>Where the contents begin, in bytes.</summary>
    public long ContentsAt => PixelsAt + (3 * Crop.Pixels * Count);

    /// <summary>Bytes of the whole file.</summary>
    public long FileLength => ContentsAt + ContentsLength;

    public void WriteTo(Stream file)
    {
        Span<byte> bytes = stackalloc byte[72];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], Crop.Width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], Crop.Height);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[20..], Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], ContentsAt);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], ContentsLength);
        ContentsHash.CopyTo(bytes[40..]);
        file.Write(bytes);
    }

    /// <summary>Reads a header; null where there is none, or one of another version, or one that contradicts itself.</summary>
    public static CropFileHeader? ReadFrom(Stream file)
    {
        Span<byte> bytes = stackalloc byte[72];
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            return null;
        if (!bytes.StartsWith(Magic) || BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) != Version)
            return null;
        var size = new PixelSize(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[16..])
        );
        var header = new CropFileHeader(
            size,
            BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            bytes[40..].ToArray()
        );
        return header.ContentsAt == BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]) ? header : null;
    }
}
