using System.Buffers;
using System.Globalization;
using System.Text;

namespace FaceNet.Storage;

/// <summary>
/// Comma-separated values after RFC 4180, UTF-8 without a byte order mark. Numbers are the shortest that give the same
/// float when they are read.
/// </summary>
internal sealed class CsvFaceTable : IFaceTableFormat
{
    private const string EndOfLine = "\r\n";

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly Stream file;
    private readonly float[] numbers;
    private readonly bool hasPerson;
    private readonly StringBuilder line = new();

    public CsvFaceTable(Stream file, FaceTableShape shape)
    {
        this.file = file;
        numbers = new float[FaceNumbers.Count(shape.Dimension)];
        hasPerson = shape.LongestPerson is not null;
        line.AppendJoin(',', Header(shape.Dimension, hasPerson)).Append(EndOfLine);
    }

    public async ValueTask WriteAsync(FaceRow row, CancellationToken cancellationToken)
    {
        FaceNumbers.CopyTo(row.Face, numbers);
        line.Append(Quote(row.Photo));
        if (hasPerson)
            line.Append(',').Append(Quote(row.Person));
        foreach (var number in numbers)
            line.Append(CultureInfo.InvariantCulture, $",{number}");
        line.Append(EndOfLine);
        await WriteLineAsync(cancellationToken);
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken) => await WriteLineAsync(cancellationToken);

    private async ValueTask WriteLineAsync(CancellationToken cancellationToken)
    {
        await file.WriteAsync(Encoding.UTF8.GetBytes(line.ToString()), cancellationToken);
        line.Clear();
    }

    private static IEnumerable<string> Header(int dimension, bool hasPerson) =>
        [
            "photo",
            .. hasPerson ? ["person"] : Array.Empty<string>(),
            "x",
            "y",
            "width",
            "height",
            .. Enumerable.Range(0, FaceLandmarks.Count).SelectMany(i => new[] { $"landmark{i}_x", $"landmark{i}_y" }),
            "score",
            "quality",
            .. Enumerable.Range(0, dimension).Select(i => $"vector{i}"),
        ];

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
