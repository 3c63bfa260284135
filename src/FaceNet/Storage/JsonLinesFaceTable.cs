using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FaceNet.Storage;

/// <summary>A JSON object a line, UTF-8, each line ended by a line feed.</summary>
internal sealed class JsonLinesFaceTable(Stream file, FaceTableShape shape) : IFaceTableFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ArrayBufferWriter<byte> line = new();

    public async ValueTask WriteAsync(FaceRow row, CancellationToken cancellationToken)
    {
        line.ResetWrittenCount();
        WriteObject(row);
        line.Write("\n"u8);
        await file.WriteAsync(line.WrittenMemory, cancellationToken);
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private void WriteObject(FaceRow row)
    {
        using var writer = new Utf8JsonWriter(line, Options);
        var (face, box) = (row.Face, row.Face.Box);
        writer.WriteStartObject();
        writer.WriteString("photo"u8, row.Photo);
        if (shape.LongestPerson is not null)
            writer.WriteString("person"u8, row.Person);
        writer.WritePropertyName("box"u8);
        WriteNumbers(writer, [box.X, box.Y, box.Width, box.Height]);
        writer.WriteStartArray("landmarks"u8);
        foreach (var point in face.Landmarks.Points)
            WriteNumbers(writer, [point.X, point.Y]);
        writer.WriteEndArray();
        writer.WriteNumber("score"u8, face.Score);
        writer.WriteNumber("quality"u8, face.Quality.Score);
        writer.WritePropertyName("vector"u8);
        WriteNumbers(writer, face.Embedding.Values);
        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
