using FaceNet.Search.Exact;
using FaceNet.Search.Kernels;

namespace FaceNet.Search.Files;

/// <summary>
/// What the table that ends an index file says of a segment: where it is, how large, the SHA-256 of all but its vectors,
/// and the checksums of these.
/// </summary>
internal sealed record SegmentRecord(long Offset, int Capacity, int Count, byte[] Hash, byte[] RowHashes)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Offset);
        writer.Write(Capacity);
        writer.Write(Count);
        writer.Write(Hash);
        writer.Write(RowHashes);
    }

    /// <exception cref="InvalidDataException">No segment looks like that.</exception>
    public static SegmentRecord Read(BinaryReader reader, int dimension)
    {
        var (offset, capacity, count) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
        var isWhole =
            capacity is > 0
            && capacity % Panel.Width == 0
            && capacity <= SegmentStore.LargestFor(dimension)
            && count >= 0
            && count <= capacity
            && offset % AlignedMemory.Alignment == 0;
        if (!isWhole)
            throw new InvalidDataException(
                $"A segment of {count} vectors with room for {capacity} at {offset} cannot be."
            );
        var rows = RowChecks.LengthFor(new SegmentLayout(dimension, capacity));
        return new SegmentRecord(
            offset,
            capacity,
            count,
            reader.ReadBytes(IndexTable.HashSize),
            reader.ReadBytes(rows)
        );
    }
}
