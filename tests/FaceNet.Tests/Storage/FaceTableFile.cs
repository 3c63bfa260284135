using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Parquet;

namespace FaceNet.Tests.Storage;

/// <summary>Reads tables of faces by the plainest code, apart from the code that writes them.</summary>
internal static class FaceTableFile
{
    /// <summary>Values of a vector in the tests' tables.</summary>
    public const int Dimension = 5;

    /// <summary>x, y, width, height, the landmarks, score, quality, the vector.</summary>
    public const int NumbersOfFace = 4 + 136 + 2 + Dimension;

    public static Task<(string Photo, float[] Numbers)[]> Read(string path) =>
        Path.GetExtension(path) switch
        {
            ".npy" => ReadNpy(path),
            ".parquet" => ReadParquet(path),
            ".jsonl" => ReadJsonLines(path),
            _ => ReadCsv(path),
        };

    private static async Task<(string, float[])[]> ReadNpy(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        var header = NpyHeader(bytes);
        var length = Number(header, "'<U");
        var rows = new (string, float[])[Number(header, "'shape': (")];
        var at = 10 + header.Length;
        for (var row = 0; row < rows.Length; row++)
        {
            var photo = Encoding.UTF32.GetString(bytes.AsSpan(at, 4 * length)).TrimEnd('\0');
            at += 4 * length;
            var numbers = new float[NumbersOfFace];
            for (var index = 0; index < numbers.Length; index++, at += 4)
                numbers[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at));
            rows[row] = (photo, numbers);
        }
        at.ShouldBe(bytes.Length);
        return rows;
    }

    /// <summary>The text of the header, with its padding.</summary>
    public static string NpyHeader(byte[] bytes) =>
        Encoding.ASCII.GetString(bytes, 10, BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)));

    private static int Number(string header, string before)
    {
        var digits = header[(header.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        return int.Parse(string.Concat(digits.TakeWhile(char.IsAsciiDigit)));
    }

    private static async Task<(string, float[])[]> ReadParquet(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        reader
            .Schema.Fields.Select(field => field.Name)
            .ShouldBe(["photo", "box", "landmarks", "score", "quality", "vector"]);
        var rows = new List<(string, float[])>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var part = reader.OpenRowGroupReader(group);
            var count = (int)part.RowCount;
            var photos = new string?[count];
            await part.ReadAsync(reader.Schema.DataFields[0], photos.AsMemory());
            var columns = new List<float[]>();
            foreach (var (field, length) in reader.Schema.DataFields.Skip(1).Zip([4, 136, 1, 1, Dimension]))
            {
                var values = new float[count * length];
                var (definition, repetition) = (new int[values.Length], new int[values.Length]);
                await part.ReadRawAsync<float>(field, values, definition, repetition);
                definition.ShouldAllBe(level => level == field.MaxDefinitionLevel);
                if (field.MaxRepetitionLevel > 0)
                    repetition.Chunk(length).ShouldAllBe(list => list[0] == 0 && list.Skip(1).All(level => level == 1));
                columns.Add(values);
            }
            for (var row = 0; row < count; row++)
                rows.Add(
                    (
                        photos[row]!,
                        [.. columns.SelectMany(c => c.Skip(row * (c.Length / count)).Take(c.Length / count))]
                    )
                );
        }
        return [.. rows];
    }

    private static async Task<(string, float[])[]> ReadJsonLines(string path)
    {
        var lines = (await File.ReadAllTextAsync(path)).Split('\n');
        lines[^1].ShouldBeEmpty();
        return
        [
            .. lines[..^1]
                .Select(line =>
                {
                    var row = JsonDocument.Parse(line).RootElement;
                    float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetSingle())];
                    return (
                        row.GetProperty("photo").GetString()!,
                        (float[])
                            [
                                .. Numbers(row.GetProperty("box")),
                                .. row.GetProperty("landmarks").EnumerateArray().SelectMany(Numbers),
                                row.GetProperty("score").GetSingle(),
                                row.GetProperty("quality").GetSingle(),
                                .. Numbers(row.GetProperty("vector")),
                            ]
                    );
                }),
        ];
    }

    private static async Task<(string, float[])[]> ReadCsv(string path)
    {
        var records = new List<(string, float[])>();
        var fields = new List<string>();
        var (field, quoted) = (new StringBuilder(), false);
        var text = await File.ReadAllTextAsync(path);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"')
                field.Append(text[at++]);
            else if (text[at] == '"')
                quoted = !quoted;
            else if (quoted || text[at] is not (',' or '\r' or '\n'))
                field.Append(text[at]);
            else if (text[at] != '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (text[at] == ',')
                    continue;
                if (fields[1] != "x")
                    records.Add(
                        (fields[0], [.. fields.Skip(1).Select(f => float.Parse(f, CultureInfo.InvariantCulture))])
                    );
                fields.Clear();
            }
        }
        return [.. records];
    }
}
