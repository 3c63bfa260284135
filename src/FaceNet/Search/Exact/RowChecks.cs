using System.Security.Cryptography;
using FaceNet.Search.Kernels;

namespace FaceNet.Search.Exact;

/// <summary>
/// Checksums of the vectors of a segment that lies in a file. A search reads few vectors in full, so they are checked, a
/// panel's at a time, when they are first read: opening a file costs a fifth of reading it.
/// </summary>
/// <param name="hashes">SHA-256 of the vectors of each panel, one after the other.</param>
/// <param name="layout">Of the segment.</param>
/// <param name="path">The file, for the message.</param>
internal sealed class RowChecks(byte[] hashes, SegmentLayout layout, string path)
{
    private readonly bool[] areWhole = new bool[layout.Capacity / Panel.Width];

    /// <summary>The checksums of a segment's vectors.</summary>
    public static byte[] Of(Segment segment)
    {
        var rows = segment.Bytes[segment.Layout.RowsAt..];
        var length = Panel.Width * segment.Layout.RowBytes;
        var hashes = new byte[LengthFor(segment.Layout)];
        for (var panel = 0; panel < hashes.Length / SHA256.HashSizeInBytes; panel++)
            SHA256.HashData(
                rows.Slice(panel * length, length),
                hashes.AsSpan(panel * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes)
            );
        return hashes;
    }

    /// <summary>Bytes of the checksums of a segment.</summary>
    public static int LengthFor(SegmentLayout layout) => layout.Capacity / Panel.Width * SHA256.HashSizeInBytes;

    /// <summary>Checks the vector at a place, and those near it, unless that was done before.</summary>
    /// <exception cref="VectorIndexException">One of them is damaged.</exception>
    public void Ensure(ReadOnlySpan<byte> rows, int place)
    {
        var panel = place / Panel.Width;
        if (areWhole[panel])
            return;
        var length = Panel.Width * layout.RowBytes;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(rows.Slice(panel * length, length), hash);
        if (!hash.SequenceEqual(hashes.AsSpan(panel * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes)))
            throw VectorIndexException.Unusable(path, "Some vectors do not match their checksum, so it is damaged.");
        areWhole[panel] = true;
    }
}
