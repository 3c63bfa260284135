using System.Buffers.Binary;

namespace FaceNet.Imaging;

/// <summary>
/// Walks the markers of a JPEG file (ITU-T T.81, annex B) without decoding it. The decoder fills what it cannot read
/// with grey and reports success; the markers show most damage, because stray bytes among the compressed data soon
/// form one that cannot stand there.
/// </summary>
internal static class JpegStructure
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>
    /// Most scans of a progressive file. Cameras and encoders write 10 or so; each costs a pass over the whole picture,
    /// so that a small file of very many would keep the decoder busy for minutes.
    /// </summary>
    private const int MaxScans = 200;

    /// <summary>Throws when the file ends before its end marker, or has a marker where none can be.</summary>
    /// <exception cref="PhotoException">The file is cut short or damaged.</exception>
    public static void RefuseDamage(ReadOnlySpan<byte> file)
    {
        var position = 2;
        var scans = 0;
        while (true)
        {
            var marker = ReadMarker(file, ref position, padded: scans == 0);
            if (marker == EndOfImage)
                return;
            SkipSegment(file, ref position);
            if (marker != StartOfScan)
                continue;
            if (++scans > MaxScans)
                throw Damaged();
            SkipCompressedData(file, ref position);
        }
    }

    /// <summary>Reads FF FF* xx. Some cameras pad between the segments before the first scan.</summary>
    private static byte ReadMarker(ReadOnlySpan<byte> file, ref int position, bool padded)
    {
        var start = file[position..].IndexOf((byte)0xFF);
        if (start < 0)
            throw CutShort();
        if (start > 0 && !padded)
            throw Damaged();
        position += start;
        while (position < file.Length && file[position] == 0xFF)
            position++;
        return position < file.Length ? file[position++] : throw CutShort();
    }

    private static void SkipSegment(ReadOnlySpan<byte> file, ref int position)
    {
        if (position + 2 > file.Length)
            throw CutShort();
        var length = BinaryPrimitives.ReadUInt16BigEndian(file[position..]);
        if (length < 2)
            throw Damaged();
        position += length;
        if (position > file.Length)
            throw CutShort();
    }

    /// <summary>Moves to the marker that ends the compressed data: FF 00 is data, restarts count 0 to 7 in turn.</summary>
    private static void SkipCompressedData(ReadOnlySpan<byte> file, ref int position)
    {
        var restart = 0;
        while (true)
        {
            var next = file[position..].IndexOf((byte)0xFF);
            if (next < 0 || position + next + 1 >= file.Length)
                throw CutShort();
            position += next;
            var code = file[position + 1];
            if (code is >= 0xD0 and <= 0xD7)
            {
                if (code != 0xD0 + (restart++ % 8))
                    throw Damaged();
            }
            else if (code is not 0 and not 0xFF)
            {
                if (!CanFollowScan(code))
                    throw Damaged();
                return;
            }
            position += code == 0xFF ? 1 : 2;
        }
    }

    /// <summary>Tables (DHT, DAC, DQT, DRI), line count (DNL), application data, comment, next scan or end.</summary>
    private static bool CanFollowScan(byte marker) =>
        marker is 0xC4 or 0xCC or (>= 0xD9 and <= 0xDD) or (>= 0xE0 and <= 0xEF) or 0xFE;

    private static PhotoException CutShort() => new("The file is cut short: the end of the picture is missing.");

    private static PhotoException Damaged() => new("The file is damaged: part of the picture cannot be read.");
}
