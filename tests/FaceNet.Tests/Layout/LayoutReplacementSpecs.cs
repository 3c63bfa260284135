using FaceNet.Layout;
using FaceNet.Tests.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Layout;

public sealed class LayoutReplacementSpecs : IDisposable
{
    private readonly TestFolder folder = new();

    public LayoutReplacementSpecs()
    {
        foreach (var name in (string[])["1.jpg", "2.jpg", "3.jpg"])
            folder.Write($"photos/{name}", name);
    }

    private string Out => folder.At("out");

    private string People => folder.At("out/by-person");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Where_nothing_is_yet_it_lays_out()
    {
        FolderLayout.EnsureReplaceable(Out);

        FolderLayout.Replace(Plan("1.jpg", "2.jpg")).Done.ShouldBe(2);
    }

    [Fact]
    public void An_unchanged_layout_makes_way()
    {
        FolderLayout.Replace(Plan("1.jpg", "2.jpg"));
        FolderLayout.EnsureReplaceable(Out);

        FolderLayout.Replace(Plan("2.jpg", "3.jpg")).Done.ShouldBe(2);

        Files().ShouldBe(["2.jpg", "3.jpg"]);
    }

    [Fact]
    public void A_layout_goes_where_nobody_is_found_any_more()
    {
        FolderLayout.Replace(Plan("1.jpg", "2.jpg"));

        FolderLayout.Replace(Plan()).Done.ShouldBe(0);

        Directory.Exists(People).ShouldBeFalse();
    }

    [Fact]
    public void A_layout_from_which_files_were_removed_makes_way()
    {
        FolderLayout.Replace(Plan("1.jpg", "2.jpg"));
        File.Delete(Directory.GetFiles(People, "1.jpg", SearchOption.AllDirectories)[0]);

        FolderLayout.Replace(Plan("1.jpg", "3.jpg")).Done.ShouldBe(2);
    }

    [Fact]
    public void A_layout_that_was_stopped_in_the_middle_makes_way()
    {
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() =>
            FolderLayout.Replace(Plan("1.jpg", "2.jpg"), new StopAtOnce(stop), stop.Token)
        );
        Files().ShouldBe(["1.jpg"]);

        FolderLayout.Replace(Plan("1.jpg", "2.jpg")).Done.ShouldBe(2);
    }

    public static TheoryData<string, string> Changes =>
        new()
        {
            { "edited", "1.jpg: It differs from its original" },
            { "original gone", "1.jpg: Its original" },
            { "file added", "notes.txt was not laid out." },
            { "folder added", "Anna was not laid out." },
            { "folder added inside", "inside was not laid out." },
            { "folder renamed", "Berta was not laid out." },
            { "folder replaced by a link", "was not laid out." },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_layout_that_was_changed_is_refused_and_left_as_it_is(string change, string named)
    {
        FolderLayout.Replace(Plan("1.jpg", "2.jpg"));
        Change(change, Directory.GetDirectories(People).Single());
        var before = FolderSnapshot.Of(folder.Path);

        var early = Should.Throw<IOException>(() => FolderLayout.EnsureReplaceable(Out)).Message;
        var late = Should.Throw<IOException>(() => FolderLayout.Replace(Plan("2.jpg", "3.jpg"))).Message;

        early.ShouldStartWith($"{People} holds an earlier layout that was changed since, so it is left as it is. ");
        early.ShouldContain(named);
        late.ShouldBe(early);
        FolderSnapshot.Of(folder.Path).ShouldBe(before);
    }

    [Fact]
    public void Of_many_changes_a_few_are_named()
    {
        FolderLayout.Replace(Plan("1.jpg", "2.jpg"));
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
            folder.Write($"out/by-person/{name}", "");

        var message = Should.Throw<IOException>(() => FolderLayout.EnsureReplaceable(Out)).Message;

        message.ShouldContain("a was not laid out. b was not laid out. c was not laid out. And there is more.");
    }

    [Fact]
    public void A_folder_of_somebody_else_is_refused()
    {
        folder.Write("out/by-person/mine.txt", "mine");

        Should
            .Throw<IOException>(() => FolderLayout.EnsureReplaceable(Out))
            .Message.ShouldContain("was not made by this program");
        Should.Throw<IOException>(() => FolderLayout.Replace(Plan("1.jpg", "2.jpg")));
    }

    private void Change(string change, string person)
    {
        switch (change)
        {
            case "edited":
                File.WriteAllText(Path.Combine(person, "1.jpg"), "another");
                break;
            case "original gone":
                File.Delete(folder.At("photos/1.jpg"));
                break;
            case "file added":
                File.WriteAllText(Path.Combine(person, "notes.txt"), "");
                break;
            case "folder added":
                Directory.CreateDirectory(Path.Combine(People, "Anna"));
                break;
            case "folder added inside":
                Directory.CreateDirectory(Path.Combine(person, "inside"));
                break;
            case "folder renamed":
                Directory.Move(person, Path.Combine(People, "Berta"));
                break;
            case "folder replaced by a link":
                Directory.Move(person, folder.At("moved"));
                SymbolicLinks.ToFolder(person, folder.At("moved"));
                break;
        }
    }

    private string[] Files() =>
        [
            .. Directory
                .GetFiles(People, "*.jpg", SearchOption.AllDirectories)
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>One person who is on these photos.</summary>
    private LayoutPlan Plan(params string[] photos) =>
        FolderLayout.Plan(
            Group(photos.Select(name => Photo(name, Face(0)))),
            folder.At("photos"),
            Out,
            LayoutKind.Copy
        );

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
