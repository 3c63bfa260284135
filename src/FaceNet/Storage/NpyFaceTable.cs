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
    private readonly float[] numbers;
    private readonly byte[] record;
    private long rows;

    public NpyFaceTable(Stream file, FaceTableShape shape)
    {
        this.file = file;
        this.shape = shape;
        pathLength = Math.Max(1, shape.LongestPath);
        numbers = new float[FaceNumbers.Count(shape.Dimension)];
        record = new byte[(sizeof(int) * pathLength) + (sizeof(float) * numbers.Length)];
        file.Write(Header());
    }

    public async ValueTask WriteAsync(FaceRow row, CancellationToken cancellationToken)
    {
        if (row.Photo.Length > pathLength)
            throw new ArgumentException(
                $"The path '{row.Photo}' is longer than the {shape.LongestPath} characters announced.",
                nameof(row)
            );
        Array.Clear(record);
        Encoding.UTF32.GetBytes(row.Photo, record);
        FaceNumbers.CopyTo(row.Face, numbers);
        var bytes = record.AsMemory(sizeof(int) * pathLength);
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

    private byte[] Header()
    {
        var text =
            $"{{'descr': [('photo', '<U{pathLength}'), ('box', '<f4', ({FaceNumbers.Box},)), "
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
