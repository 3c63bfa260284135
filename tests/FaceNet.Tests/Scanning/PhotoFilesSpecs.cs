using System.Diagnostics;
using FaceNet.Layout;
using FaceNet.Scanning;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Scanning;

public sealed class PhotoFilesSpecs : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_are_photos_by_their_extension_in_either_case()
    {
        Write("a.jpg", "b.JPEG", "c.Png", "d.heic", "e.txt", "f", "jpg", "g.jpg.txt", "h.mp4");

        PhotoFiles.Find(folder.Path).ShouldBe(["a.jpg", "b.JPEG", "c.Png", "d.heic"]);
    }

    [Fact]
    public void Photos_of_all_depths_come_in_ordinal_order_with_forward_slashes()
    {
        Write("b.jpg", "a/z.jpg", "a.jpg", "a/b/c.jpg", "Z.jpg", "ä.jpg");

        // Capitals before small letters, the full stop before the slash, ASCII before all else.
        PhotoFiles.Find(folder.Path).ShouldBe(["Z.jpg", "a.jpg", "a/b/c.jpg", "a/z.jpg", "b.jpg", "ä.jpg"]);
    }

    [Fact]
    public void Names_may_hold_anything()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids some of these names.");
        string[] names =
        [
            " lead.jpg",
            "\"quoted\" & 'so'.jpg",
            "%41 #1?.jpg",
            "-rf.jpg",
            "back\\slash.jpg",
            "two\nlines.jpg",
            "\u001b[31mred.jpg",
            "猫🐈/Zürich ß.jpg",
        ];
        Write(names);

        var found = PhotoFiles.Find(folder.Path);

        found.ShouldBe(names.Order(StringComparer.Ordinal));
        found.ShouldAllBe(path => File.Exists(folder.At(path)));
    }

    [Fact]
    public void Hidden_files_and_folders_are_passed_over()
    {
        Write("a.jpg", ".b.jpg", ".git/c.jpg", "d/.e/f.jpg");

        PhotoFiles.Find(folder.Path).ShouldBe(["a.jpg"]);
    }

    [Fact]
    public void The_folder_itself_may_be_hidden_or_a_link()
    {
        Write(".hidden/a.jpg");
        SymbolicLinks.ToFolder(folder.At("link"), folder.At(".hidden"));

        PhotoFiles.Find(folder.At(".hidden")).ShouldBe(["a.jpg"]);
        PhotoFiles.Find(folder.At("link")).ShouldBe(["a.jpg"]);
    }

    [Fact]
    public void Links_to_folders_are_not_followed_so_that_a_loop_ends()
    {
        Write("a/b/photo.jpg");
        SymbolicLinks.ToFolder(folder.At("a/b/up"), folder.Path);
        SymbolicLinks.ToFolder(folder.At("a/self"), folder.At("a/self"));
        SymbolicLinks.ToFolder(folder.At("there"), folder.At("back"));
        SymbolicLinks.ToFolder(folder.At("back"), folder.At("there"));

        PhotoFiles.Find(folder.Path).ShouldBe(["a/b/photo.jpg"]);
    }

    [Fact]
    public void A_link_to_a_folder_elsewhere_is_told_and_one_that_hides_nothing_is_not()
    {
        using var elsewhere = new TestFolder();
        elsewhere.Write("album/far.jpg", "");
        Write("a/photo.jpg");
        Directory.CreateSymbolicLink(folder.At("a/up"), folder.Path);
        Directory.CreateSymbolicLink(folder.At("latest"), folder.At("a"));
        Directory.CreateSymbolicLink(folder.At("a/far"), elsewhere.At("album"));
        Directory.CreateSymbolicLink(folder.At("a/self"), folder.At("a/self"));
        Directory.CreateSymbolicLink(elsewhere.At("link"), folder.Path);
        var told = new List<(string Path, string Reason)>();

        PhotoFiles.Find(elsewhere.At("link"), (path, reason) => told.Add((path, reason))).ShouldBe(["a/photo.jpg"]);

        told.ShouldHaveSingleItem()
            .ShouldBe(
                (
                    "a/far",
                    $"It is a link to the folder {elsewhere.At("album")}, and links to folders are not followed: put the folder itself here."
                )
            );
    }

    [Fact]
    public void Links_to_photos_are_photos_even_where_they_lead_nowhere()
    {
        Write("a.jpg");
        SymbolicLinks.ToFile(folder.At("link.jpg"), folder.At("a.jpg"));
        SymbolicLinks.ToFile(folder.At("broken.jpg"), folder.At("gone.jpg"));
        SymbolicLinks.ToFile(folder.At("loop.jpg"), folder.At("loop.jpg"));

        PhotoFiles.Find(folder.Path).ShouldBe(["a.jpg", "broken.jpg", "link.jpg", "loop.jpg"]);
    }

    [Fact]
    public void Folders_by_person_that_were_laid_out_here_are_passed_over()
    {
        Write("a.jpg", "people/by-person/anna/a.jpg", $"people/by-person/{FolderLayout.UndoFileName}");

        PhotoFiles.Find(folder.Path).ShouldBe(["a.jpg"]);
    }

    [Fact]
    public void A_folder_without_photos_gives_none() => PhotoFiles.Find(folder.Path).ShouldBeEmpty();

    [Fact]
    public void A_folder_that_does_not_exist_is_refused() =>
        Should
            .Throw<DirectoryNotFoundException>(() => PhotoFiles.Find(folder.At("gone")))
            .Message.ShouldContain(folder.At("gone"));

    [Fact]
    public void A_folder_that_may_not_be_opened_is_reported_and_the_rest_is_found()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Permissions are set in another way there.");
            return;
        }
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may open every folder.");
        Write("a.jpg", "locked/b.jpg", "z.jpg");
        File.SetUnixFileMode(folder.At("locked"), UnixFileMode.None);
        try
        {
            var reported = new List<(string Path, string Reason)>();

            PhotoFiles.Find(folder.Path, (path, reason) => reported.Add((path, reason))).ShouldBe(["a.jpg", "z.jpg"]);

            reported.ShouldHaveSingleItem().Path.ShouldBe("locked");
            reported[0].Reason.ShouldBe("The folder cannot be read: permission is denied.");
        }
        finally
        {
            File.SetUnixFileMode(
                folder.At("locked"),
                UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite
            );
        }
    }

    // .NET cannot open a folder whose name is not UTF-8, whoever asks: the one kind that is closed to root as well.
    [Fact]
    public void Folders_that_cannot_be_opened_for_their_names_are_reported_once_where_these_look_alike()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux allows names that are not UTF-8.");
        Write("a.jpg");
        Shell("""mkdir "$(printf 'caf\351')" "$(printf 'caf\350')"; touch "$(printf 'caf\351/b.jpg')" """);
        var reported = new List<string>();

        var found = PhotoFiles.Find(folder.Path, (path, _) => reported.Add(path));

        // Nor can .NET delete them.
        Shell("rm -r caf*");
        found.ShouldBe(["a.jpg"]);
        reported.ShouldBe(["caf\uFFFD"]);
    }

    [Fact]
    public void Photos_whose_names_are_not_UTF_8_and_look_alike_are_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux allows names that are not UTF-8.");
        Shell("""touch "$(printf 'caf\351.jpg')" "$(printf 'caf\350.jpg')" """);

        var found = PhotoFiles.Find(folder.Path);

        Shell("rm caf*");
        found.ShouldBe(["caf\uFFFD.jpg"]);
    }

    private void Write(params string[] names)
    {
        foreach (var name in names)
            folder.Write(name, "");
    }

    private void Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = folder.Path })!;
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(0);
    }
}
