using FaceNet.Tests.Organizing;
using FaceNet.Tests.Regions;

namespace FaceNet.Tests.Cli;

public sealed class TagSpecs(DemoPhotos demo) : IAsyncLifetime
{
    private const string MadeSidecar = "Sidecars: 1 made, 0 updated, 0 deleted, 1 unchanged, 0 failed";

    private readonly TestFolder folder = new();

    private string Photos => folder.At("photos");

    private string Sidecar => folder.At("photos/anna.jpg.xmp");

    /// <summary>Anna is enrolled; another photo of her, and one of somebody else, are to be tagged.</summary>
    public async ValueTask InitializeAsync()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        Directory.CreateDirectory(Photos);
        File.Copy(mirrored, folder.At("photos/anna.jpg"));
        File.Copy(berta, folder.At("photos/berta.jpg"));
        await Run(0, "enroll", "Anna", anna, "--cache", demo.Cache, "--gallery", Gallery());
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Who_is_known_is_marked_and_what_was_marked_is_taken_back()
    {
        var (exitCode, output, _) = await Tag(0);

        output.ShouldBe(
            Lines.Of($"{Sidecar}: made, Anna", MadeSidecar, "1 face named, 0 unknown, 0 names of yours kept")
        );
        exitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(Sidecar)).ShouldContain("mwg-rs:Name=\"Anna\"");
        (await Tag(0)).Output.ShouldContain("0 made, 0 updated, 0 deleted, 2 unchanged, 0 failed");

        (await Run(0, "untag", Photos)).Output.ShouldBe(
            Lines.Of($"{Sidecar}: deleted", "Sidecars: 0 made, 0 updated, 1 deleted, 1 unchanged, 0 failed")
        );
        Directory.GetFiles(Photos).Length.ShouldBe(2);
        await Run(1, "untag", Photos);
    }

    [Fact]
    public async Task A_dry_run_tells_and_writes_nothing()
    {
        (await Tag(0, "--dry-run")).Output.ShouldBe(
            Lines.Of(
                $"{Sidecar}: would be made, Anna",
                $"Dry run, nothing is written. {MadeSidecar}",
                "1 face named, 0 unknown, 0 names of yours kept"
            )
        );
        Directory.GetFiles(Photos).Length.ShouldBe(2);
    }

    [Fact]
    public async Task JSON_tells_states_faces_and_names_that_were_kept()
    {
        await Tag(0, "--unknown");
        var named = (await File.ReadAllTextAsync(Sidecar))
            .Replace("Anna", "Annie")
            .Replace("facenet:Wrote=\"Region\"", "");
        await File.WriteAllTextAsync(Sidecar, named);

        var json = (await Tag(1, "--unknown", "--json")).Json.AsArray();

        json.Select(photo => (string)photo!["state"]!).ShouldBe(["unchanged", "unchanged"]);
        json[0]!["faces"]!.AsArray().ShouldBeEmpty();
        var kept = json[0]!["kept"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)kept["name"]!, (string)kept["recognized"]!["name"]!).ShouldBe(("Annie", "Anna"));
        var unknown = json[1]!["faces"]!.AsArray().ShouldHaveSingleItem()!;
        unknown["name"].ShouldBeNull();
        unknown["box"]!.AsArray().Count.ShouldBe(4);
        ((string)json[1]!["sidecar"]!).ShouldBe(folder.At("photos/berta.jpg.xmp"));
        (await Tag(1)).Output.ShouldContain("anna.jpg: kept Annie, where the gallery says Anna");
    }

    [Fact]
    public async Task A_malformed_sidecar_is_told_and_the_rest_goes_on()
    {
        await File.WriteAllTextAsync(folder.At("photos/berta.jpg.xmp"), "<x");

        // Not all was done, though Anna is marked.
        var run = await Tag(1, "--unknown");

        run.Error.ShouldContain(
            $"facenet: {folder.At("photos/berta.jpg")}: {folder.At("photos/berta.jpg.xmp")} is malformed"
        );
        run.Output.ShouldContain("1 made, 0 updated, 0 deleted, 0 unchanged, 1 failed");
        (await File.ReadAllTextAsync(folder.At("photos/berta.jpg.xmp"))).ShouldBe("<x");
        (await Run(1, "untag", Photos)).Error.ShouldContain("is malformed");
    }

    [Fact]
    public async Task A_photo_that_cannot_be_read_leaves_nothing_undone()
    {
        await File.WriteAllTextAsync(folder.At("photos/text.jpg"), "no photo");

        (await Tag(0)).Output.ShouldContain("1 made, 0 updated, 0 deleted, 1 unchanged, 1 failed");
    }

    [Fact]
    public async Task Photos_that_would_share_a_sidecar_are_left_alone()
    {
        File.Copy(folder.At("photos/anna.jpg"), folder.At("photos/anna.jpeg"));

        var run = await Tag(1, "--replace-extension", folder.At("photos/anna.jpeg"), "--unknown");

        run.Error.ShouldContain("would be the sidecar of several of these photos. Do without --replace-extension.");
        run.Output.ShouldContain($"{folder.At("photos/berta.xmp")}: made, 1 unknown");
        File.Exists(folder.At("photos/anna.xmp")).ShouldBeFalse();
    }

    [Fact]
    public async Task Names_of_another_program_are_enrolled_and_names_of_this_one_are_not()
    {
        await Tag(0);
        (await EnrollMarked(1)).Output.ShouldStartWith("0 faces enrolled, 0 enrolled already, 0 refused; 0 people");

        // As it is after another program wrote it anew.
        await File.WriteAllTextAsync(
            Sidecar,
            (await File.ReadAllTextAsync(Sidecar)).Replace("facenet:Wrote=\"Region\"", "")
        );
        var run = await EnrollMarked(0);

        run.Output.ShouldStartWith($"Anna: enrolled {folder.At("photos/anna.jpg")}");
        run.Output.ShouldContain("1 face enrolled, 0 enrolled already, 0 refused; 1 person");
        var again = (await EnrollMarked(0, "--json")).Json.AsArray().ShouldHaveSingleItem()!;
        ((string)again["person"]!, (string)again["outcome"]!).ShouldBe(("Anna", "alreadyEnrolled"));
    }

    [Fact]
    public async Task A_name_without_a_face_and_regions_that_cannot_be_read_are_told()
    {
        // The portraits have 300×360 pixels: half as high as wide, the sample does not fit one.
        await File.WriteAllTextAsync(Sidecar, XmpSamples.DigiKam);
        await File.WriteAllTextAsync(
            folder.At("photos/berta.jpg.xmp"),
            XmpSamples.DigiKam.Replace("stDim:w=\"80\" stDim:h=\"40\"", "stDim:w=\"300\" stDim:h=\"360\"")
        );

        var run = await EnrollMarked(1);

        run.Error.ShouldContain("anna.jpg: Its regions are of a picture of 80×40 pixels, and the photo has 300×360");
        run.Error.ShouldContain("berta.jpg: No face was found where Anna is marked, at 60,144 of 30×72 pixels.");
    }

    private string Gallery(string name = "gallery.db") => folder.At(name);

    private Task<CommandResult> Tag(int exitCode, params string[] more) =>
        Run(exitCode, ["tag", Photos, "--cache", demo.Cache, "--gallery", Gallery(), .. more]);

    private Task<CommandResult> EnrollMarked(int exitCode, params string[] more) =>
        Run(
            exitCode,
            ["enroll", "--from-regions", Photos, "--cache", demo.Cache, "--gallery", Gallery("other.db"), .. more]
        );

    private static async Task<CommandResult> Run(int exitCode, params string[] args) =>
        (await CommandResult.OfAsync(args)).ShouldExitWith(exitCode);
}
