using System.Buffers.Binary;

namespace FaceNet.Tests.Imaging.Files;

/// <summary>
/// Writes the simplest JPEG there is (ITU-T T.81, baseline): blocks of 8×8 pixels of one colour each, with any number
/// of components, so that grey and CMYK files can be made that no encoder here makes.
/// </summary>
internal static class FlatJpeg
{
    /// <param name="blocks">The value of each component of each block: [row, column, component].</param>
    /// <param name="adobeTransform">Of the Adobe marker: 0 = RGB or CMYK, 1 = YCbCr, 2 = YCCK; null for no marker.</param>
    public static byte[] Write(byte[,,] blocks, byte? adobeTransform = null)
    {
        var components = blocks.GetLength(2);
        var file = new List<byte> { 0xFF, 0xD8 };
        if (adobeTransform is { } transform)
            Segment(file, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
        // A quantiser of 8 makes the DC coefficient of a flat block its value less 128.
        Segment(file, 0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)(8 * blocks.GetLength(0)));
        BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(2), (ushort)(8 * blocks.GetLength(1)));
        var ids = Enumerable.Range(1, components).Select(id => (byte)id).ToArray();
        Segment(file, 0xC0, [8, .. size, (byte)components, .. ids.SelectMany(id => new byte[] { id, 0x11, 0 })]);
        // DC: the twelve categories 0 to 11 as codes of four bits. AC: only "end of block", one bit.
        Segment(file, 0xC4, [0x00, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(c => (byte)c)]);
        Segment(file, 0xC4, [0x10, 1, .. new byte[15], 0]);
        Segment(file, 0xDA, [(byte)components, .. ids.SelectMany(id => new byte[] { id, 0 }), 0, 63, 0]);
        file.AddRange(Compress(blocks));
        file.AddRange([0xFF, 0xD9]);
        return [.. file];
    }

    private static void Segment(List<byte> file, byte marker, byte[] content)
    {
        file.AddRange([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        file.AddRange(content);
    }

    private static IEnumerable<byte> Compress(byte[,,] blocks)
    {
        var bits = new List<bool>();
        var last = new int[blocks.GetLength(2)];
        for (var row = 0; row < blocks.GetLength(0); row++)
        for (var column = 0; column < blocks.GetLength(1); column++)
        for (var component = 0; component < last.Length; component++)
        {
            var value = blocks[row, column, component] - 128;
            var difference = value - last[component];
            last[component] = value;
            var category = difference == 0 ? 0 : (int)Math.Log2(Math.Abs(difference)) + 1;
            Append(bits, category, 4);
            Append(bits, difference < 0 ? difference + (1 << category) - 1 : difference, category);
            bits.Add(false);
        }
        while (bits.Count % 8 != 0)
            bits.Add(true);
        foreach (var chunk in bits.Chunk(8))
        {
            var value = (byte)chunk.Aggregate(0, (sum, bit) => (sum << 1) | (bit ? 1 : 0));
            yield return value;
            if (value == 0xFF)
                yield return 0;
        }
    }

    private static void Append(List<bool> bits, int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
            bits.Add(((value >> bit) & 1) == 1);
    }
}
