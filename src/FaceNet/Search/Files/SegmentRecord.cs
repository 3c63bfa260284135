using System.Buffers.Binary;
using FaceNet.Search.Exact;
using FaceNet.Search.Kernels;

namespace FaceNet.Search.Files;

/// <summary>A line of the table that ends an index file: where a segment is, how large, and its SHA-256.</summary>
internal sealed record SegmentRecord(long Offset, int Capacity, int Count, byte[] Hash)
{
    /// <summary>Bytes of a record.</summary>
    public const int Size = 8 + 4 + 4 + 32;

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Offset);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Capacity);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], Count);
        Hash.CopyTo(bytes[16..]);
    }

    /// <exception cref="InvalidDataException">No segment looks like that.</exception>
    public static SegmentRecord Read(ReadOnlySpan<byte> bytes, int dimension)
    {
        var record = new SegmentRecord(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            bytes[16..Size].ToArray()
        );
        var isWhole =
            record.Capacity is > 0
            && record.Capacity % Panel.Width == 0
            && record.Capacity <= SegmentStore.LargestFor(dimension)
            && record.Count >= 0
            && record.Count <= record.Capacity
            && record.Offset % AlignedMemory.Alignment == 0;
        return isWhole
            ? record
            : throw new InvalidDataException(
                $"A segment of {record.Count} vectors with room for {record.Capacity} at {record.Offset} cannot be."
            );
    }
}
