using FaceNet.Layout;
using FaceNet.Tests.Layout;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class OrganizeLayoutSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder photos = new();
    private readonly TestFolder people = new();

    public void Dispose()
    {
        photos.Dispose();
        people.Dispose();
    }

    [Theory]
    [InlineData("--copy")]
    [InlineData("--hardlink")]
    [InlineData("--symlink")]
    public async Task Laying_out_and_undoing_it_leaves_everything_as_it_was(string kind)
    {
        if (kind == "--symlink")
            SymbolicLinks.SkipWithout();
        await DemoPhotos.CopyAsync(photos.Path, 1, 2, 4);
        var originals = FolderSnapshot.Of(photos.Path);
        await Organize(0);
        var before = FolderSnapshot.Of(people.Path).Where(line => !line.Contains("index.html")).Select(WithoutTime);

        var result = await Organize(0, kind);

        result.Output.ShouldContain($"laid out in {people.At("by-person")}; 'facenet undo {people.Path}' removes them");
        Photos().Length.ShouldBeGreaterThanOrEqualTo(2);
        Photos().ShouldAllBe(path => File.ReadAllBytes(path).Length > 10_000);
        FolderSnapshot.Of(photos.Path).ShouldBe(originals);

        (await CommandResult.OfAsync("undo", people.Path)).ShouldExitWith(0);
        FolderSnapshot.Of(people.Path).Where(line => !line.Contains("index.html")).Select(WithoutTime).ShouldBe(before);
        FolderSnapshot.Of(photos.Path).ShouldBe(originals);
    }

    [Fact]
    public async Task An_earlier_layout_makes_way_for_a_new_one()
    {
        SymbolicLinks.SkipWithout();
        await DemoPhotos.CopyAsync(photos.Path, 1, 2, 4);
        await Organize(0, "--copy");
        var first = Photos();
        await DemoPhotos.CopyAsync(photos.Path, 3, 6);

        await Organize(0, "--symlink");

        Photos().Length.ShouldBeGreaterThan(first.Length);
        Photos().ShouldAllBe(path => new FileInfo(path).LinkTarget != null);
        (await CommandResult.OfAsync("undo", people.Path)).ShouldExitWith(0);
        Directory.Exists(people.At("by-person")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_earlier_layout_that_was_changed_is_left_as_it_is()
    {
        await DemoPhotos.CopyAsync(photos.Path, 1, 2, 4);
        await Organize(0, "--copy");
        var person = Directory.GetDirectories(people.At("by-person"))[0];
        Directory.Move(person, people.At("by-person/Anna"));
        var before = FolderSnapshot.Of(people.Path);

        var result = await Organize(2, "--copy");

        result.Error.ShouldContain(
            "holds an earlier layout that was changed since, so it is left as it is. Anna was not laid out."
        );
        result.Error.ShouldContain("Move elsewhere what is to be kept");
        result.Output.ShouldBeEmpty();
        FolderSnapshot.Of(people.Path).ShouldBe(before);
    }

    [Fact]
    public async Task A_folder_that_was_there_before_is_left_as_it_is()
    {
        await DemoPhotos.CopyAsync(photos.Path, 1, 2, 4);
        people.Write("by-person/mine.txt", "mine");

        (await Organize(2, "--hardlink")).Error.ShouldContain("is there already and was not made by this program");

        Directory.GetFiles(people.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_answers_in_JSON_and_says_no_where_something_was_kept()
    {
        await DemoPhotos.CopyAsync(photos.Path, 1, 2, 4);
        await Organize(0, "--copy");
        var files = Photos();
        await File.AppendAllTextAsync(files[0], "edited");

        var json = (await CommandResult.OfAsync("undo", people.Path, "--json")).ShouldExitWith(1).Json;

        ((int)json["removed"]!).ShouldBe(files.Length - 1);
        var kept = json["kept"]!.AsArray().ShouldHaveSingleItem()!;
        people.At($"by-person/{kept["path"]}").ShouldBe(files[0]);
        ((string)kept["reason"]!).ShouldContain("differs from its original");
        Photos().ShouldBe([files[0]]);
    }

    [Fact]
    public async Task The_folder_of_the_people_may_lie_among_the_photos()
    {
        await DemoPhotos.CopyAsync(photos.Path, 1, 2, 4);
        string[] command = ["organize", photos.Path, "--out", photos.At("people"), "--copy", "--cache", demo.Cache];
        (await CommandResult.OfAsync(command)).ShouldExitWith(0);
        var first = await File.ReadAllTextAsync(photos.At("people/people.json"));

        (await CommandResult.OfAsync(command)).ShouldExitWith(0);

        (await File.ReadAllTextAsync(photos.At("people/people.json"))).ShouldBe(first);
    }

    private string[] Photos() =>
        [
            .. Directory
                .EnumerateFiles(people.At("by-person"), "*", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path) != FolderLayout.UndoFileName)
                .Order(StringComparer.Ordinal),
        ];

    private async Task<CommandResult> Organize(int exitCode, params string[] args) =>
        (
            await CommandResult.OfAsync(["organize", photos.Path, "--out", people.Path, "--cache", demo.Cache, .. args])
        ).ShouldExitWith(exitCode);

    private static string WithoutTime(string line) =>
        line[..Math.Max(0, line.LastIndexOf(" of ", StringComparison.Ordinal))];
}
