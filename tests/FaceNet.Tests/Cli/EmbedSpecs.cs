using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class EmbedSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("faces.npy")]
    [InlineData("faces.parquet")]
    [InlineData("faces.JSONL")]
    [InlineData("faces.csv")]
    public async Task Every_format_is_written(string name)
    {
        var result = await Embed(0, await DemoPhotos.FolderAsync(), "--out", folder.At($"new folder/{name}"));

        result.Output.ShouldMatch(
            $@"^\d\d faces of 6 photos, 320 values each, in {Regex.Escape(folder.At($"new folder/{name}"))}"
        );
        // A face has 4 + 136 + 2 + 320 numbers.
        new FileInfo(folder.At($"new folder/{name}")).Length.ShouldBeGreaterThan(18 * 4 * 462);
    }

    [Fact]
    public async Task JSON_tells_what_was_written_and_what_could_not_be_read()
    {
        File.Copy((await demo.PortraitsAsync()).Anna, folder.At("anna.jpg"));
        folder.Write("text.jpg", "no photo");

        var json = (await Embed(0, folder.Path, "--out", folder.At("faces.csv"), "--json")).Json;

        ((string)json["file"]!).ShouldBe(folder.At("faces.csv"));
        ((int)json["photos"]!).ShouldBe(2);
        ((int)json["faces"]!).ShouldBe(1);
        ((int)json["dimension"]!).ShouldBe(320);
        var unreadable = ((JsonArray)json["unreadable"]!).ShouldHaveSingleItem()!;
        ((string)unreadable["path"]!).ShouldBe(folder.At("text.jpg"));
        ((string)unreadable["reason"]!).ShouldContain("not a picture");
        (await File.ReadAllLinesAsync(folder.At("faces.csv"))).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_row_holds_the_vector_that_the_library_gives()
    {
        var anna = (await demo.PortraitsAsync()).Anna;
        await Embed(0, anna, "--out", folder.At("faces.jsonl"));

        var row = JsonNode.Parse(File.ReadAllText(folder.At("faces.jsonl")))!;

        var expected = (await demo.RecognizerAsync()).FindMainFace(anna)!.Embedding;
        ((string)row["photo"]!).ShouldBe(anna);
        row["vector"]!.AsArray().Select(value => (float)value!).ShouldBe(expected.Values.ToArray());
    }

    [Fact]
    public async Task Photos_without_a_face_are_a_no_and_leave_an_empty_table()
    {
        BadPhotos.Write(folder, await File.ReadAllBytesAsync((await demo.PortraitsAsync()).Anna));

        await Embed(1, folder.Path, "--out", folder.At("faces.csv"));

        (await File.ReadAllLinesAsync(folder.At("faces.csv"))).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_refused_before_the_photos_are_looked_at()
    {
        var anna = (await demo.PortraitsAsync()).Anna;
        folder.Write("file", "");
        Directory.CreateDirectory(folder.At("folder.csv"));

        var result = await Embed(2, anna, "--out", folder.At("file/faces.csv"));

        result.Error.ShouldStartWith($"facenet: --out is {folder.At("file/faces.csv")}, which cannot be written: ");
        result.Error.ShouldEndWith($"Name another file.{Environment.NewLine}");
        await Embed(2, anna, "--out", folder.At("folder.csv"));
        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(2);
    }

    private async Task<CommandResult> Embed(int exitCode, params string[] args) =>
        (await CommandResult.OfAsync(["embed", .. args, "--cache", demo.Cache])).ShouldExitWith(exitCode);
}
