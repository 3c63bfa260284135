using System.Buffers.Binary;
using System.Text;

namespace FaceNet.Storage;

/// <summary>
/// A NumPy structured array (format version 1.0, numpy.lib.format). The number of rows stands in the header and is known
/// last, so the header is written twice, padded to the length of the longest number.
/// </summary>
internal sealed class NpyFaceTable : IFaceTableFormat
{
    /// <summary>The data starts at a multiple of this.</summary>
    private const int Alignment = 64;

    private readonly Stream file;
    private readonly FaceTableShape shape;
    private readonly int pathLength;
    private readonly int personLength;
    private readonly float[] numbers;
    private readonly byte[] record;
    private long rows;

    public NpyFaceTable(Stream file, FaceTableShape shape)
    {
        this.file = file;
        this.shape = shape;
        pathLength = Math.Max(1, shape.LongestPath);
        personLength = shape.LongestPerson is { } longest ? Math.Max(1, longest) : 0;
        numbers = new float[FaceNumbers.Count(shape.Dimension)];
        record = new byte[(sizeof(int) * (pathLength + personLength)) + (sizeof(float) * numbers.Length)];
        file.Write(Header());
    }

    public async ValueTask WriteAsync(FaceRow row, CancellationToken cancellationToken)
    {
        Refuse(row.Photo, pathLength);
        Array.Clear(record);
        Encoding.UTF32.GetBytes(row.Photo, record);
        if (personLength > 0)
        {
            Refuse(row.Person, personLength);
            Encoding.UTF32.GetBytes(row.Person, record.AsSpan(sizeof(int) * pathLength));
        }
        FaceNumbers.CopyTo(row.Face, numbers);
        var bytes = record.AsMemory(sizeof(int) * (pathLength + personLength));
        for (var index = 0; index < numbers.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.Span[(sizeof(float) * index)..], numbers[index]);
        await file.WriteAsync(record, cancellationToken);
        rows++;
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        file.Position = 0;
        await file.WriteAsync(Header(), cancellationToken);
    }

    private static void Refuse(string text, int longest)
    {
        if (text.Length > longest)
            throw new ArgumentException($"'{text}' is longer than the {longest} characters announced.", nameof(text));
    }

    private byte[] Header()
    {
        var person = personLength > 0 ? $"('person', '<U{personLength}'), " : "";
        var text =
            $"{{'descr': [('photo', '<U{pathLength}'), {person}('box', '<f4', ({FaceNumbers.Box},)), "
            + $"('landmarks', '<f4', ({FaceLandmarks.Count}, 2)), ('score', '<f4'), ('quality', '<f4'), "
            + $"('vector', '<f4', ({shape.Dimension},))], 'fortran_order': False, 'shape': ({rows},), }}";
        const int Preamble = 10;
        var longest = Preamble + text.Length - $"{rows}".Length + $"{long.MaxValue}".Length + 1;
        var header = new byte[(longest + Alignment - 1) / Alignment * Alignment];
        header.AsSpan().Fill((byte)' ');
        ReadOnlySpan<byte> magic = [0x93, .. "NUMPY"u8, 1, 0];
        magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(magic.Length), (ushort)(header.Length - Preamble));
        Encoding.ASCII.GetBytes(text, header.AsSpan(Preamble));
        header[^1] = (byte)'\n';
        return header;
    }
}
