using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaceNet.Search.Files;

/// <summary>
/// The end of an index file: the dimension, the segments, the SHA-256 of these, their length, and a mark that tells an
/// index and its version. It stands at the end so that a file can be written in one go, and so that one that was cut off
/// has none. Numbers are little-endian.
/// </summary>
internal sealed record IndexTable(int Dimension, IReadOnlyList<SegmentRecord> Segments)
{
    private const int MaxDimension = 1 << 16;
    private const int HashSize = 32;

    private static ReadOnlySpan<byte> Mark => "FNINDEX1"u8;

    private static int TailSize => HashSize + sizeof(int) + Mark.Length;

    public byte[] ToBytes()
    {
        var length = sizeof(int) + (Segments.Count * SegmentRecord.Size);
        var bytes = new byte[length + TailSize];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Dimension);
        foreach (var (i, segment) in Segments.Index())
            segment.Write(bytes.AsSpan(sizeof(int) + (i * SegmentRecord.Size)));
        var tail = bytes.AsSpan(length);
        SHA256.HashData(bytes.AsSpan(0, length), tail);
        BinaryPrimitives.WriteInt32LittleEndian(tail[HashSize..], length);
        Mark.CopyTo(tail[(HashSize + sizeof(int))..]);
        return bytes;
    }

    /// <exception cref="InvalidDataException">It is no table, or a damaged one.</exception>
    public static IndexTable Read(MappedFile file)
    {
        var tail = file.Bytes(file.Length - TailSize, TailSize);
        if (!tail[(HashSize + sizeof(int))..].SequenceEqual(Mark))
            throw new InvalidDataException("It does not end as an index does, so it is none or was cut off.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail[HashSize..]);
        var bytes = file.Bytes(file.Length - TailSize - length, length);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(tail[..HashSize]))
            throw new InvalidDataException("Its table does not match its checksum.");
        var dimension = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (dimension is < 1 or > MaxDimension)
            throw new InvalidDataException($"Vectors of {dimension} values cannot be.");
        var segments = new SegmentRecord[(length - sizeof(int)) / SegmentRecord.Size];
        for (var i = 0; i < segments.Length; i++)
            segments[i] = SegmentRecord.Read(bytes[(sizeof(int) + (i * SegmentRecord.Size))..], dimension);
        return new IndexTable(dimension, segments);
    }
}
