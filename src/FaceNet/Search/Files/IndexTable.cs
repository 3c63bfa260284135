using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaceNet.Search.Files;

/// <summary>
/// The end of an index file: the dimension, the segments of each index, a note by whoever wrote it, the SHA-256 of these,
/// their length, and a mark that tells an index and its version. It stands at the end so that a file can be written in one
/// go, and so that one that was cut off has none. Numbers are little-endian.
/// </summary>
internal sealed record IndexTable(int Dimension, IReadOnlyList<IReadOnlyList<SegmentRecord>> Indexes, byte[] Note)
{
    public const int HashSize = SHA256.HashSizeInBytes;

    private const int MaxDimension = 1 << 16;

    private static ReadOnlySpan<byte> Mark => "FNINDEX2"u8;

    /// <summary>What all versions have in common.</summary>
    private static ReadOnlySpan<byte> Kind => Mark[..^1];

    private static int TailSize => HashSize + sizeof(int) + Mark.Length;

    public void Write(Stream stream)
    {
        var content = ToBytes();
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        stream.Write(content);
        stream.Write(SHA256.HashData(content));
        stream.Write(length);
        stream.Write(Mark);
    }

    /// <exception cref="InvalidDataException">It is no table, or a damaged one.</exception>
    public static IndexTable Read(MappedFile file)
    {
        var tail = file.Bytes(file.Length - TailSize, TailSize);
        var mark = tail[(HashSize + sizeof(int))..];
        if (!mark.SequenceEqual(Mark))
            throw new InvalidDataException(
                mark.StartsWith(Kind)
                    ? "It is of another version."
                    : "It does not end as an index does, so it is none or was cut off."
            );
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail[HashSize..]);
        var content = file.Bytes(file.Length - TailSize - length, length);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(tail[..HashSize]))
            throw new InvalidDataException("Its table does not match its checksum.");
        using var reader = new BinaryReader(new MemoryStream(content.ToArray()));
        return Read(reader);
    }

    private static IndexTable Read(BinaryReader reader)
    {
        var dimension = reader.ReadInt32();
        if (dimension is < 1 or > MaxDimension)
            throw new InvalidDataException($"Vectors of {dimension} values cannot be.");
        var indexes = new SegmentRecord[reader.ReadInt32()][];
        foreach (ref var segments in indexes.AsSpan())
        {
            segments = new SegmentRecord[reader.ReadInt32()];
            foreach (ref var segment in segments.AsSpan())
                segment = SegmentRecord.Read(reader, dimension);
        }
        return new IndexTable(dimension, indexes, reader.ReadBytes(reader.ReadInt32()));
    }

    private byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Dimension);
        writer.Write(Indexes.Count);
        foreach (var segments in Indexes)
        {
            writer.Write(segments.Count);
            foreach (var segment in segments)
                segment.Write(writer);
        }
        writer.Write(Note.Length);
        writer.Write(Note);
        return bytes.ToArray();
    }
}
