using System.Buffers.Binary;

namespace FaceNet.Tests.Imaging.Files;

/// <summary>Writes animations of frames of one colour each.</summary>
internal static class AnimatedFile
{
    /// <summary>A GIF whose palette is <paramref name="frames"/>; a null colour is a transparent frame.</summary>
    public static byte[] Gif(PixelSize size, params (byte R, byte G, byte B)?[] frames)
    {
        var file = new List<byte>("GIF89a"u8.ToArray());
        file.AddRange([.. Word(size.Width), .. Word(size.Height), 0x80 | 6, 0, 0]);
        foreach (var colour in frames.Concat(new (byte, byte, byte)?[128 - frames.Length]))
            file.AddRange([colour?.Item1 ?? 0, colour?.Item2 ?? 0, colour?.Item3 ?? 0]);
        for (var index = 0; index < frames.Length; index++)
        {
            byte transparency = frames[index] is null ? (byte)1 : (byte)0;
            file.AddRange([0x21, 0xF9, 4, transparency, 10, 0, (byte)index, 0]);
            file.AddRange([0x2C, 0, 0, 0, 0, .. Word(size.Width), .. Word(size.Height), 0, 7]);
            // Codes of eight bits: 128 clears the table; doing so every 100 pixels keeps the codes from growing.
            for (long left = size.Pixels; left > 0; left -= 100)
                file.AddRange([
                    (byte)(Math.Min(100, left) + 1),
                    0x80,
                    .. new byte[Math.Min(100, left)].Select(_ => (byte)index),
                ]);
            file.AddRange([1, 0x81, 0]);
        }
        file.Add(0x3B);
        return [.. file];
    }

    /// <summary>A WebP animation of still WebP files, which must be of the simple format (no VP8X header).</summary>
    public static byte[] Webp(PixelSize size, params byte[][] stills)
    {
        var content = new List<byte>("WEBP"u8.ToArray());
        content.AddRange(Riff("VP8X"u8, [0x02, 0, 0, 0, .. Triple(size.Width - 1), .. Triple(size.Height - 1)]));
        content.AddRange(Riff("ANIM"u8, [255, 255, 255, 255, 0, 0]));
        foreach (var still in stills)
        {
            byte[] place = [0, 0, 0, 0, 0, 0, .. Triple(size.Width - 1), .. Triple(size.Height - 1), 100, 0, 0, 0];
            content.AddRange(Riff("ANMF"u8, [.. place, .. still.AsSpan(12)]));
        }
        return Riff("RIFF"u8, [.. content]);
    }

    private static byte[] Riff(ReadOnlySpan<byte> type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. type, .. length, .. content, .. new byte[content.Length % 2]];
    }

    private static byte[] Word(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Triple(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
