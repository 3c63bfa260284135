using System.Net;
using System.Text.Json.Nodes;
using FaceNet.Imaging;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class OrganizeSpecs(DemoPhotos demo) : IDisposable
{
    private static readonly string[] Names = ["with spaces & \"quotes\".jpg", "Zürich 猫.jpg", "deep/two\nlines.jpg"];

    private readonly TestFolder photos = new();
    private readonly TestFolder people = new();

    public void Dispose()
    {
        photos.Dispose();
        people.Dispose();
    }

    [Fact]
    public async Task Among_everything_that_can_be_wrong_the_good_photos_are_sorted_and_the_bad_ones_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids some of these names, and links.");
        await WriteGoodAndBadPhotosAsync();
        // So that nothing is fetched meanwhile.
        await demo.RecognizerAsync();

        var result = await Organize(0, photos.Path);

        var count = 6 + Names.Length + BadPhotos.Unreadable.Count + BadPhotos.WithoutFace.Length;
        result.Output.ShouldStartWith($"{count} photos, ");
        result.Output.ShouldContain($"{BadPhotos.Unreadable.Count} unreadable, the page says why");
        result.Error.ShouldBeEmpty();
        var json = People();
        ((int)json["photos"]!).ShouldBe(count);
        json["withoutFace"]!.AsArray().Select(path => (string)path!).ShouldBe(BadPhotos.WithoutFace);
        var reasons = json["unreadable"]!
            .AsArray()
            .ToDictionary(file => (string)file!["path"]!, file => (string)file!["reason"]!);
        reasons.Keys.ShouldBe(BadPhotos.Unreadable.Keys, ignoreOrder: true);
        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(people.At("index.html")));
        foreach (var (name, reason) in BadPhotos.Unreadable)
        {
            reasons[name].ShouldContain(reason);
            page.ShouldContain(name);
            page.ShouldContain(reasons[name]);
        }
    }

    [Fact]
    public async Task A_face_that_is_on_several_photos_is_a_person_whatever_they_are_called()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids some of these names, and links.");
        await WriteGoodAndBadPhotosAsync();

        await Organize(0, photos.Path);

        // The three odd names are the same photo: whoever is on one is on all.
        var everybody = People()["people"]!.AsArray();
        everybody.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var person in everybody)
        {
            var on = person!["faces"]!.AsArray().Select(face => (string)face!["photo"]!).ToHashSet();
            on.Count.ShouldBeGreaterThanOrEqualTo(2);
            on.Intersect(Names).Count().ShouldBeOneOf(0, Names.Length);
        }
    }

    [Fact]
    public async Task A_second_run_gives_the_same()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids some of these names, and links.");
        await WriteGoodAndBadPhotosAsync();
        await Organize(0, photos.Path);
        var first = await File.ReadAllTextAsync(people.At("people.json"));

        await Organize(0, photos.Path);

        (await File.ReadAllTextAsync(people.At("people.json"))).ShouldBe(first);
        Directory.GetFileSystemEntries(people.Path).Length.ShouldBe(2);
    }

    [Fact]
    public async Task JSON_is_the_document_of_the_file()
    {
        var result = await Organize(0, await DemoPhotos.FolderAsync(), "--json");

        result.Output.TrimEnd().ShouldBe((await File.ReadAllTextAsync(people.At("people.json"))).TrimEnd());
        result
            .Json.AsObject()
            .Select(field => field.Key)
            .ShouldBe(["photos", "faces", "people", "alone", "withoutFace", "unreadable"]);
        var person = result.Json["people"]![0]!;
        person.AsObject().Select(field => field.Key).ShouldBe(["id", "faces"]);
        person["faces"]![0]!.AsObject().Select(field => field.Key).ShouldBe(["photo", "box", "score", "quality"]);
    }

    [Fact]
    public async Task The_sample_photos_can_be_organized()
    {
        (await CommandResult.OfAsync("organize", "--demo", "--out", people.Path, "--cache", demo.Cache)).ShouldExitWith(
            0
        );

        ((int)People()["photos"]!).ShouldBe(6);
    }

    [Fact]
    public async Task Distance_says_what_is_one_person()
    {
        await Organize(0, await DemoPhotos.FolderAsync(), "--distance", "0");
        People()["people"]!.AsArray().ShouldBeEmpty();

        // Everybody is everybody, but for those who are on one photo.
        await Organize(0, await DemoPhotos.FolderAsync(), "--distance", "4");
        var inGroups = People()["people"]!.AsArray().Sum(person => person!["faces"]!.AsArray().Count);
        inGroups.ShouldBeGreaterThan(((int)People()["faces"]!) / 2);
    }

    [Fact]
    public async Task A_folder_without_faces_is_a_no()
    {
        BadPhotos.File(photos, "plain.png", ImageEncoder.Png(new RgbImage(new PixelSize(40, 30))));

        var result = await Organize(1, photos.Path);

        result.Output.ShouldStartWith("1 photo, 0 faces: 0 people");
        ((int)People()["photos"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_of_which_nothing_can_be_read_is_an_error_that_the_page_explains()
    {
        BadPhotos.File(photos, "empty.jpg", []);

        await Organize(2, photos.Path);

        ((string)People()["unreadable"]![0]!["path"]!).ShouldBe("empty.jpg");
    }

    [Fact]
    public async Task A_folder_without_photos_is_an_error_as_it_is_for_every_command()
    {
        photos.Write("notes.txt", "no photo");
        var without = $"There are no photos in {photos.Path}.";

        (await Organize(2, photos.Path)).Error.ShouldStartWith($"facenet: {without}");
        File.Exists(people.At("people.json")).ShouldBeFalse();
        (await CommandResult.OfAsync("organize", photos.Path, "--out", people.At("new"))).ShouldExitWith(2);
        Directory.Exists(people.At("new")).ShouldBeFalse();
        foreach (
            var command in (string[][])
                [
                    ["detect"],
                    ["embed", "--out", people.At("faces.csv")],
                    ["cluster"],
                ]
        )
            (await CommandResult.OfAsync([.. command, photos.Path])).ShouldExitWith(2).Error.ShouldContain(without);
    }

    [Fact]
    public async Task A_place_where_nothing_can_be_written_is_refused()
    {
        people.Write("file", "");
        photos.Write("photo.jpg", "");

        foreach (var place in (string[])[people.At("file"), people.At("file/inside")])
        {
            var result = await CommandResult.OfAsync("organize", photos.Path, "--out", place, "--no-cache");

            result
                .ShouldExitWith(2)
                .Error.ShouldStartWith($"facenet: --out is {place}, where nothing can be written: ");
        }
    }

    [Fact]
    public async Task A_cache_that_is_none_is_refused_with_what_to_do_and_left_as_it_is()
    {
        photos.Write("photo.jpg", "");
        var diary = people.Write("diary.txt", "Dear diary, today I organised my photos.");

        var result = await CommandResult.OfAsync("organize", photos.Path, "--out", people.Path, "--cache", diary);

        result.ShouldExitWith(2).Error.ShouldContain("was never a cache");
        result.Error.ShouldEndWith($"(--cache FILE names another, --no-cache does without.){Environment.NewLine}");
        (await File.ReadAllTextAsync(diary)).ShouldStartWith("Dear diary");
        Directory.GetFiles(people.Path).ShouldBe([diary]);
    }

    [Fact]
    public async Task A_file_is_no_folder_of_photos()
    {
        var file = photos.Write("a.jpg", "");

        (await Organize(2, file)).Error.ShouldContain($"{file} is a file. Give the folder it is in");
        Directory.GetFileSystemEntries(people.Path).ShouldBeEmpty();
    }

    private async Task WriteGoodAndBadPhotosAsync()
    {
        await DemoPhotos.CopyAsync(photos.Path, 1, 2, 3, 4, 5, 6);
        var good = await File.ReadAllBytesAsync(photos.At("sample1.jpg"));
        BadPhotos.Write(photos, good);
        foreach (var name in Names)
            BadPhotos.File(photos, name, good);
    }

    private async Task<CommandResult> Organize(int exitCode, params string[] args) =>
        (
            await CommandResult.OfAsync(["organize", .. args, "--out", people.Path, "--cache", demo.Cache])
        ).ShouldExitWith(exitCode);

    private JsonNode People() => JsonNode.Parse(File.ReadAllText(people.At("people.json")))!;
}
