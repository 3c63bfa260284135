using System.Buffers.Binary;

namespace FaceNet.Databases;

/// <summary>
/// The checksum of SQLite's write-ahead log, which goes on from each frame to the next
/// (https://www.sqlite.org/fileformat2.html#checksum_algorithm).
/// </summary>
internal readonly record struct LogChecksum(uint First, uint Second)
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 8;

    public static LogChecksum Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    /// <summary>Goes on over bytes, a multiple of 8 of them.</summary>
    /// <param name="bytes">What comes next.</param>
    /// <param name="isBigEndian">The order of the machine that wrote them.</param>
    public LogChecksum Over(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var (first, second) = (First, Second);
        for (; bytes.Length > 0; bytes = bytes[8..])
        {
            first += Word(bytes, isBigEndian) + second;
            second += Word(bytes[4..], isBigEndian) + first;
        }
        return new LogChecksum(first, second);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
