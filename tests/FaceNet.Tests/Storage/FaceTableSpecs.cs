using System.Numerics;
using System.Text;
using CsCheck;
using FaceNet.Storage;
using Parquet;

namespace FaceNet.Tests.Storage;

public sealed class FaceTableSpecs : IDisposable
{
    private static readonly string[] Paths =
    [
        "holiday/beach.jpg",
        "a, b.jpg",
        "\"quoted\".jpg",
        "two\nlines\r\n.jpg",
        "Zürich/猫🐈.jpg",
        " space .jpg",
        "",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("npy")]
    [InlineData("parquet")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public async Task Every_row_comes_back_exactly(string extension)
    {
        FaceRow[] rows = [.. Paths.Select((path, index) => new FaceRow(path, RandomFace(index)))];

        var read = await FaceTableFile.Read(await Write($"faces.{extension}", rows));

        ShouldBeTheSame(read, rows);
    }

    [Theory]
    [InlineData("npy")]
    [InlineData("parquet")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public async Task A_table_without_rows_is_whole(string extension) =>
        (await FaceTableFile.Read(await Write($"faces.{extension}", []))).ShouldBeEmpty();

    [Theory]
    [InlineData(ParquetFaceTable.RowsInGroup - 1, 1)]
    [InlineData(ParquetFaceTable.RowsInGroup, 1)]
    [InlineData(ParquetFaceTable.RowsInGroup + 1, 2)]
    public async Task Parquet_is_written_in_groups_of_rows(int count, int groups)
    {
        FaceRow[] rows = [.. Enumerable.Range(0, count).Select(i => new FaceRow($"{i}.jpg", RandomFace(i)))];

        var path = await Write("faces.parquet", rows);

        await using (var reader = await ParquetReader.CreateAsync(path))
            reader.RowGroupCount.ShouldBe(groups);
        ShouldBeTheSame(await FaceTableFile.Read(path), rows);
    }

    [Fact]
    public void Any_number_and_any_path_comes_back_from_csv() =>
        Gen.Select(Gen.String, Gen.Float[-1e30f, 1e30f].Array[4])
            .Sample(
                (path, box) =>
                {
                    var face = RandomFace(1) with { Box = new BoundingBox(box[0], box[1], box[2], box[3]) };
                    FaceRow[] rows = [new(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path)), face)];
                    ShouldBeTheSame(FaceTableFile.Read(Write("faces.csv", rows).Result).Result, rows);
                },
                iter: 100,
                threads: 1
            );

    [Fact]
    public async Task Npy_declares_each_field_and_aligns_the_data()
    {
        var path = await Write(
            "faces.npy",
            [new FaceRow("ab.jpg", RandomFace(1)), new FaceRow("c.jpg", RandomFace(2))]
        );

        var bytes = await File.ReadAllBytesAsync(path);
        bytes[..8].ShouldBe([0x93, .. "NUMPY"u8, 1, 0]);
        var header = FaceTableFile.NpyHeader(bytes);
        header
            .TrimEnd()
            .ShouldBe(
                "{'descr': [('photo', '<U6'), ('box', '<f4', (4,)), ('landmarks', '<f4', (68, 2)), ('score', '<f4'), "
                    + "('quality', '<f4'), ('vector', '<f4', (5,))], 'fortran_order': False, 'shape': (2,), }"
            );
        ((10 + header.Length) % 64).ShouldBe(0);
        header.ShouldEndWith("\n");
        bytes.Length.ShouldBe(10 + header.Length + (2 * 4 * (6 + FaceTableFile.NumbersOfFace)));
    }

    [Fact]
    public async Task A_path_longer_than_announced_is_refused_by_npy()
    {
        await using var table = FaceTableWriter.Create(PathOf("faces.npy"), Shape(longestPath: 4));
        await table.WriteAsync(new FaceRow("1234", RandomFace(1)));

        var refusal = await Should.ThrowAsync<ArgumentException>(() =>
            table.WriteAsync(new FaceRow("12345", RandomFace(1))).AsTask()
        );
        refusal.Message.ShouldContain("12345");
    }

    [Fact]
    public async Task A_vector_of_another_dimension_is_refused()
    {
        await using var table = FaceTableWriter.Create(PathOf("faces.csv"), Shape(4) with { Dimension = 6 });

        var refusal = await Should.ThrowAsync<ArgumentException>(() =>
            table.WriteAsync(new FaceRow("a", RandomFace(1))).AsTask()
        );
        refusal.Message.ShouldContain("5 values does not fit a table of 6");
    }

    [Theory]
    [InlineData("faces.xlsx", "'.xlsx'")]
    [InlineData("faces", "''")]
    public void An_unknown_extension_is_refused_with_the_known_ones(string name, string shown)
    {
        var refusal = Should.Throw<ArgumentException>(() => FaceTableWriter.Create(PathOf(name), Shape(1)));

        refusal.Message.ShouldContain(shown);
        refusal.Message.ShouldContain(".npy, .parquet, .jsonl or .csv");
        folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public void The_extension_may_be_in_capitals() =>
        Should.NotThrow(async () => await FaceTableWriter.Create(PathOf("FACES.CSV"), Shape(1)).DisposeAsync());

    [Fact]
    public async Task A_table_left_incomplete_leaves_the_old_file_and_nothing_else()
    {
        await File.WriteAllTextAsync(PathOf("faces.csv"), "old");

        await using (var table = FaceTableWriter.Create(PathOf("faces.csv"), Shape(9)))
            await table.WriteAsync(new FaceRow("a.jpg", RandomFace(1)));

        folder.GetFiles().Single().Name.ShouldBe("faces.csv");
        (await File.ReadAllTextAsync(PathOf("faces.csv"))).ShouldBe("old");
    }

    [Fact]
    public async Task A_complete_table_replaces_the_old_file()
    {
        await File.WriteAllTextAsync(PathOf("faces.csv"), "old");

        await Write("faces.csv", [new FaceRow("a.jpg", RandomFace(1))]);

        folder.GetFiles().Single().Name.ShouldBe("faces.csv");
        (await FaceTableFile.Read(PathOf("faces.csv"))).Single().Photo.ShouldBe("a.jpg");
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error() =>
        Should.Throw<IOException>(() => FaceTableWriter.Create(PathOf("missing/faces.csv"), Shape(1)));

    [Fact]
    public async Task Csv_has_a_header_and_a_number_a_column()
    {
        var path = await Write("faces.csv", [new FaceRow("a.jpg", RandomFace(1))]);

        var lines = (await File.ReadAllTextAsync(path)).Split("\r\n");
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("photo,x,y,width,height,landmark0_x,landmark0_y,landmark1_x");
        lines[0].ShouldEndWith("landmark67_y,score,quality,vector0,vector1,vector2,vector3,vector4");
        lines[0].Split(',').Length.ShouldBe(lines[1].Split(',').Length);
        lines[2].ShouldBeEmpty();
    }

    private async Task<string> Write(string name, FaceRow[] rows)
    {
        var longest = rows.Select(row => row.Photo.Length).DefaultIfEmpty().Max();
        await using var table = FaceTableWriter.Create(PathOf(name), Shape(longest));
        foreach (var row in rows)
            await table.WriteAsync(row);
        await table.CompleteAsync();
        return PathOf(name);
    }

    private static void ShouldBeTheSame((string Photo, float[] Numbers)[] read, FaceRow[] written)
    {
        read.Select(row => row.Photo).ShouldBe(written.Select(row => row.Photo));
        foreach (var ((_, numbers), (_, face)) in read.Zip(written))
            numbers.ShouldBe([
                face.Box.X,
                face.Box.Y,
                face.Box.Width,
                face.Box.Height,
                .. face.Landmarks.Points.ToArray().SelectMany(point => new[] { point.X, point.Y }),
                face.Score,
                face.Quality.Score,
                .. face.Embedding.Values,
            ]);
    }

    private static FaceTableShape Shape(int longestPath) =>
        new() { Dimension = FaceTableFile.Dimension, LongestPath = longestPath };

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private static Face RandomFace(int seed)
    {
        var random = new Random(seed);
        float Next() => (float)((random.NextDouble() * 1000) - 100);
        return new Face
        {
            Box = new BoundingBox(Next(), Next(), Next(), Next()),
            Score = random.NextSingle(),
            Landmarks = new FaceLandmarks([.. Enumerable.Range(0, 68).Select(_ => new Vector2(Next(), Next()))]),
            Quality = new FaceQuality(random.NextSingle(), 1, 1, 1, []),
            Embedding = Embedding.Normalize([.. Enumerable.Range(0, FaceTableFile.Dimension).Select(_ => Next())]),
        };
    }
}
