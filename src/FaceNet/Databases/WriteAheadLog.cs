using System.Buffers.Binary;

namespace FaceNet.Databases;

/// <summary>
/// The write-ahead log (<c>-wal</c>) beside a checked database, as a file
/// (https://www.sqlite.org/fileformat2.html#the_write_ahead_log): a header, and frames of a page each. SQLite reads it up to
/// the first frame whose checksum does not match, which it takes for the end: a crash may tear what was being written. So
/// damage further up hides all that was committed behind it.
/// </summary>
internal sealed class WriteAheadLog : IDisposable
{
    /// <summary>What its name has beyond that of the database.</summary>
    public const string Suffix = "-wal";

    /// <summary>The number of the header, where frames have theirs.</summary>
    public const long Header = -1;
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;
    private const int FrameSize = FrameHeaderSize + PageCheck.PageSize;

    /// <summary>The first four bytes, with sums of words of that order; there is one more such number for the other.</summary>
    private const uint LittleEndian = 0x377F_0682;
    private const int SaltsSize = 8;

    private readonly FileStream file;
    private readonly bool isBigEndian;

    /// <summary>By which the frames of this log are told from those of an earlier one in the same file.</summary>
    private readonly byte[] salts;

    /// <param name="path">Its file, which SQLite may have open.</param>
    /// <param name="access">Whether it is read or put right.</param>
    public WriteAheadLog(string path, FileAccess access)
    {
        file = new FileStream(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        var header = Frames > 0 ? Read(Header) : new byte[HeaderSize];
        isBigEndian = BinaryPrimitives.ReadUInt32BigEndian(header) != LittleEndian;
        salts = Salts(header, Header).ToArray();
        if (Frames == 0 || IsHeader(header))
            return;
        // It is damaged, so let the first frame say which log it is, and this machine have written it.
        isBigEndian = !BitConverter.IsLittleEndian;
        salts = Salts(Read(0), 0).ToArray();
    }

    /// <summary>Whole frames; those of an earlier log may be among the last.</summary>
    public long Frames => Math.Max(0, (file.Length - HeaderSize) / FrameSize);

    /// <summary>Where a frame, or the header, begins in the file.</summary>
    public static long PlaceOf(long number) => number == Header ? 0 : HeaderSize + (number * FrameSize);

    /// <summary>The checksum that stands in the header or a frame.</summary>
    public static LogChecksum Checksum(ReadOnlySpan<byte> bytes, long number) =>
        LogChecksum.Read(bytes[(SaltsPlace(number) + SaltsSize)..]);

    /// <summary>The bytes of the header or a frame.</summary>
    public byte[] Read(long number)
    {
        var bytes = new byte[number == Header ? HeaderSize : FrameSize];
        file.Position = PlaceOf(number);
        file.ReadExactly(bytes);
        return bytes;
    }

    public void Write(long number, byte[] bytes)
    {
        file.Position = PlaceOf(number);
        file.Write(bytes);
    }

    /// <summary>Cuts off a frame and all behind it.</summary>
    public void CutOff(long number) => file.SetLength(PlaceOf(number));

    public void Flush() => file.Flush(flushToDisk: true);

    /// <summary>True when a header, or a frame behind the one with the checksum before, is as it was written.</summary>
    public bool IsWhole(ReadOnlySpan<byte> bytes, long number, LogChecksum before) =>
        number == Header
            ? IsHeader(bytes) && HasSalts(bytes, Header)
            : HasSalts(bytes, number) && Follows(bytes, before);

    /// <summary>
    /// Looks for damage that no crash explains, while nobody writes. A commit is on the disk before anything is written behind
    /// it, so a frame that was computed from a commit's says that all up to there was whole once. A torn end has no such frame,
    /// nor has what remains of a change that was given up. Damage in the last commit looks as a torn end does.
    /// </summary>
    public static LogDamage? FindDamage(string path)
    {
        using var log = new WriteAheadLog(path, FileAccess.Read);
        return log.FindDamage();
    }

    /// <inheritdoc cref="FindDamage(string)"/>
    public LogDamage? FindDamage()
    {
        if (Frames == 0)
            return null;
        var header = Read(Header);
        long? bad = IsWhole(header, Header, default) ? null : Header;
        var (commits, isProven, isBehindCommit) = (0, false, false);
        var before = Checksum(header, Header);
        for (long number = 0; number < Frames; number++)
        {
            var frame = Read(number);
            var isWhole = IsWhole(frame, number, before);
            if (!isWhole)
                bad ??= number;
            else if (bad is not null && isBehindCommit)
                isProven = true;
            isBehindCommit = HasSalts(frame, number) && IsCommit(frame);
            if (isBehindCommit && bad is not null && (isWhole || bad == number))
                commits++;
            before = Checksum(frame, number);
        }
        return isProven ? new LogDamage(bad!.Value, PlaceOf(bad.Value), commits) : null;
    }

    public void Dispose() => file.Dispose();

    /// <summary>The last frame of a change says how large the database is then.</summary>
    private static bool IsCommit(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) != 0;

    private static int SaltsPlace(long number) => number == Header ? 16 : 8;

    private static ReadOnlySpan<byte> Salts(ReadOnlySpan<byte> bytes, long number) =>
        bytes.Slice(SaltsPlace(number), SaltsSize);

    private bool HasSalts(ReadOnlySpan<byte> bytes, long number) => Salts(bytes, number).SequenceEqual(salts);

    private bool IsHeader(ReadOnlySpan<byte> header) =>
        Checksum(header, Header) == default(LogChecksum).Over(header[..(16 + SaltsSize)], isBigEndian);

    /// <summary>Salts and checksum are not a part of the sum.</summary>
    private bool Follows(ReadOnlySpan<byte> frame, LogChecksum before) =>
        Checksum(frame, number: 0)
        == before.Over(frame[..SaltsPlace(number: 0)], isBigEndian).Over(frame[FrameHeaderSize..], isBigEndian);
}
