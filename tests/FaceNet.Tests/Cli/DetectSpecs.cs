using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FaceNet.Imaging;
using FaceNet.Tests.Imaging;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class DetectSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_face_is_a_line()
    {
        var anna = (await demo.PortraitsAsync()).Anna;

        var result = await Detect(0, anna);

        result.Error.ShouldBeEmpty();
        result.Output.ShouldMatch(
            $@"^{Regex.Escape(anna)}: face at \d+,\d+ of \d+×\d+ pixels, score [01]\.\d\d, quality [01]\.\d\d"
        );
        result.Output.ShouldHaveLines(1);
    }

    [Fact]
    public async Task JSON_has_box_landmarks_score_and_quality_of_each_face()
    {
        var photos = (JsonArray)(await Detect(0, await DemoPhotos.FolderAsync(), "--json")).Json;

        photos.Count.ShouldBe(6);
        foreach (var photo in photos)
        {
            var (width, height) = ((float)photo!["size"]![0]!, (float)photo["size"]![1]!);
            var faces = (JsonArray)photo["faces"]!;
            faces.Count.ShouldBeInRange(3, 5);
            foreach (var face in faces)
            {
                var box = new BoundingBox(Box(face!, 0), Box(face!, 1), Box(face!, 2), Box(face!, 3));
                box.Center.X.ShouldBeInRange(0, width);
                box.Center.Y.ShouldBeInRange(0, height);
                ((JsonArray)face!["landmarks"]!).Count.ShouldBe(68);
                ((float)face["score"]!).ShouldBeInRange(0.9f, 1);
                var measures = face["measures"]!.AsObject();
                measures.Select(measure => measure.Key).ShouldBe(["size", "sharpness", "pose"]);
                ((float)face["quality"]!).ShouldBe(measures.Min(measure => (float)measure.Value!));
                _ = (JsonArray)face["reasons"]!;
            }
        }
    }

    [Fact]
    public async Task The_detector_in_eight_bits_finds_as_many()
    {
        var photos = await DemoPhotos.FolderAsync();

        var real = (JsonArray)(await Detect(0, photos, "--json")).Json;
        var bytes = (JsonArray)(await Detect(0, photos, "--json", "--detector", "rfb-320-int8")).Json;

        Counts(bytes).ShouldBe(Counts(real));
        bytes.ToJsonString().ShouldNotBe(real.ToJsonString());

        static IEnumerable<int> Counts(JsonArray photos) => photos.Select(photo => ((JsonArray)photo!["faces"]!).Count);
    }

    [Theory]
    [InlineData("retina", "There is no model 'retina'")]
    [InlineData("dlib-resnet", "'dlib-resnet' is a")]
    public async Task What_is_no_detector_is_refused(string name, string problem)
    {
        var photos = await DemoPhotos.FolderAsync();

        (await Detect(2, photos, "--detector", name)).Error.ShouldContain(problem);
    }

    [Fact]
    public async Task A_photo_without_a_face_is_a_no()
    {
        BadPhotos.File(folder, "grey.png", ImageEncoder.Png(Pictures.Quarters(new PixelSize(320, 200))));

        (await Detect(1, folder.Path)).Output.ShouldBe($"{folder.At("grey.png")}: no face{Environment.NewLine}");
        var json = (await Detect(1, folder.Path, "--json")).Json;
        json[0]!["size"]!.ToJsonString().ShouldBe("[320,200]");
        ((JsonArray)json[0]!["faces"]!).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bad_photos_are_named_with_the_reason_and_the_rest_goes_on()
    {
        BadPhotos.Write(folder, await File.ReadAllBytesAsync((await demo.PortraitsAsync()).Anna));
        File.Copy((await demo.PortraitsAsync()).Berta, folder.At("good.jpg"));

        var text = await Detect(0, folder.Path);
        var json = (JsonArray)(await Detect(0, folder.Path, "--json")).Json;

        text.Output.ShouldContain($"{folder.At("good.jpg")}: face at ");
        foreach (var (name, reason) in BadPhotos.Unreadable)
        {
            text.Error.ShouldMatch($"facenet: {Regex.Escape(folder.At(name))}: .*{reason}");
            (
                (string)json.Single(photo => (string)photo!["photo"]! == folder.At(name))!["unreadable"]![0]!["reason"]!
            ).ShouldContain(reason);
        }
    }

    [Fact]
    public async Task Where_nothing_can_be_read_the_exit_code_is_an_error()
    {
        folder.Write("text.jpg", "no photo");

        (await Detect(2, folder.Path)).Error.ShouldContain("not a picture");
        (await Detect(2, folder.Path, "--json")).Json[0]!["unreadable"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_stays_on_its_line_and_steers_no_terminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids such names.");
        File.Copy((await demo.PortraitsAsync()).Anna, folder.At("two\nlines \u001b[31m.jpg"));

        var result = await Detect(0, folder.Path);

        result.Output.ShouldHaveLines(1);
        result.Output.ShouldContain(@"two\x0alines \x1b[31m.jpg: face at");
        var json = (await Detect(0, folder.Path, "--json")).Json;
        ((string)json[0]!["photo"]!).ShouldEndWith("two\nlines \u001b[31m.jpg");
    }

    [Fact]
    public async Task A_folder_without_photos_is_an_error_that_names_it() =>
        (await Detect(2, folder.Path)).Error.ShouldBe(
            $"facenet: There are no photos in {folder.Path}.{Environment.NewLine}"
        );

    private async Task<CommandResult> Detect(int exitCode, params string[] args) =>
        (await CommandResult.OfAsync(["detect", .. args, "--cache", demo.Cache])).ShouldExitWith(exitCode);

    private static float Box(JsonNode face, int index) => (float)face["box"]![index]!;
}
