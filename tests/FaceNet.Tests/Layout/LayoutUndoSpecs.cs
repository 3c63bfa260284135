using FaceNet.Layout;
using FaceNet.Tests.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Layout;

public sealed class LayoutUndoSpecs : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_changed_since_is_kept()
    {
        var plan = Apply(LayoutKind.Copy);
        var edited = Target(plan, 0);
        File.WriteAllText(edited, "ONE");

        var outcome = FolderLayout.Undo(plan.UndoFile);

        outcome.Done.ShouldBe(1);
        var kept = outcome.LeftOut.ShouldHaveSingleItem();
        kept.Path.ShouldBe(plan.Operations[0].Target);
        kept.Reason.ShouldContain("differs from its original");
        File.ReadAllText(edited).ShouldBe("ONE");
    }

    [Theory]
    [InlineData(LayoutKind.Copy)]
    [InlineData(LayoutKind.HardLink)]
    public void The_last_copy_of_a_photo_is_kept(LayoutKind kind)
    {
        var plan = Apply(kind);
        File.Delete(folder.At("photos/1.jpg"));

        FolderLayout.Undo(plan.UndoFile).LeftOut.ShouldHaveSingleItem().Reason.ShouldContain("last copy");

        File.ReadAllText(Target(plan, 0)).ShouldBe("one");
    }

    [Theory]
    [InlineData(LayoutKind.Copy)]
    [InlineData(LayoutKind.HardLink)]
    public void Read_only_photos_are_laid_out_and_taken_back_and_stay_read_only(LayoutKind kind)
    {
        WritePhotos();
        var photo = new FileInfo(folder.At("photos/1.jpg")) { IsReadOnly = true };
        var plan = Plan(kind);
        FolderLayout.Apply(plan);
        // What a process leaves that is killed while it copies.
        File.Copy(photo.FullName, Path.Combine(plan.Folder, LaidOutFile.PartialName));

        FolderLayout.Undo(plan.UndoFile).LeftOut.ShouldBeEmpty();

        Directory.Exists(plan.Folder).ShouldBeFalse();
        photo.Refresh();
        photo.IsReadOnly.ShouldBeTrue();
        photo.IsReadOnly = false;
    }

    [Fact]
    public void A_copy_of_another_time_but_the_same_content_is_removed()
    {
        var plan = Apply(LayoutKind.Copy);
        // As on a disk that keeps times to two seconds.
        File.SetLastWriteTimeUtc(Target(plan, 0), File.GetLastWriteTimeUtc(Target(plan, 0)).AddSeconds(-1));

        FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(2);
    }

    [Fact]
    public void A_copy_and_an_original_that_were_both_edited_to_the_same_size_and_time_are_told_apart()
    {
        var plan = Apply(LayoutKind.Copy);
        var now = DateTime.UnixEpoch.AddYears(100);
        foreach (
            var (file, content) in ((string, string)[])[(folder.At("photos/1.jpg"), "ONE"), (Target(plan, 0), "One")]
        )
        {
            File.WriteAllText(file, content);
            File.SetLastWriteTimeUtc(file, now);
        }

        FolderLayout.Undo(plan.UndoFile).LeftOut.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_the_folder_of_the_photos_nothing_is_removed()
    {
        var plan = Apply(LayoutKind.Copy);
        Directory.Move(folder.At("photos"), folder.At("unplugged"));

        Should.Throw<IOException>(() => FolderLayout.Undo(plan.UndoFile)).Message.ShouldContain("Connect its disk");

        Directory.Move(folder.At("unplugged"), folder.At("photos"));
        FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(2);
    }

    [Fact]
    public void Links_whose_photos_are_gone_are_removed()
    {
        var plan = Apply(LayoutKind.SymbolicLink);
        Directory.Delete(folder.At("photos"), recursive: true);

        FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(2);

        Directory.Exists(plan.Folder).ShouldBeFalse();
    }

    [Fact]
    public void A_link_that_was_made_to_lead_elsewhere_is_kept()
    {
        var plan = Apply(LayoutKind.SymbolicLink);
        File.Delete(Target(plan, 0));
        SymbolicLinks.ToFile(Target(plan, 0), folder.At("photos/2.jpg"));

        FolderLayout.Undo(plan.UndoFile).LeftOut.Count.ShouldBe(1);

        File.Exists(Target(plan, 0)).ShouldBeTrue();
    }

    [Fact]
    public void Originals_behind_a_link_in_the_place_of_a_person_s_folder_are_safe()
    {
        var plan = Apply(LayoutKind.Copy);
        var person = Path.GetDirectoryName(Target(plan, 0))!;
        Directory.Delete(person, recursive: true);
        SymbolicLinks.ToFolder(person, folder.At("photos"));

        FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(0);

        File.ReadAllText(folder.At("photos/1.jpg")).ShouldBe("one");
        File.ReadAllText(folder.At("photos/2.jpg")).ShouldBe("two");
    }

    [Fact]
    public void A_photo_that_was_skipped_is_not_looked_for()
    {
        WritePhotos();
        File.Delete(folder.At("photos/1.jpg"));
        var plan = Plan(LayoutKind.Copy);
        FolderLayout.Apply(plan);
        // The user puts it back, and a copy of it where it would have gone.
        folder.Write("photos/1.jpg", "one");
        File.Copy(folder.At("photos/1.jpg"), Target(plan, 0));

        FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(1);

        File.Exists(Target(plan, 0)).ShouldBeTrue();
    }

    [Fact]
    public void A_half_written_copy_of_a_killed_run_is_removed()
    {
        var plan = Apply(LayoutKind.Copy);
        File.Delete(Target(plan, 1));
        File.WriteAllText(Path.Combine(plan.Folder, LaidOutFile.PartialName), "tw");
        File.AppendAllText(plan.UndoFile, "{\"skip");

        FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(1);

        Directory.Exists(plan.Folder).ShouldBeFalse();
    }

    [Fact]
    public void An_undo_file_cut_off_before_anything_was_begun_undoes_to_nothing()
    {
        var plan = Apply(LayoutKind.Copy);
        var lines = File.ReadAllLines(plan.UndoFile);
        Directory.Delete(Path.GetDirectoryName(Target(plan, 0))!, recursive: true);

        for (var length = 0; length < lines[0].Length; length += 5)
        {
            folder.Write("out/by-person/facenet-undo.jsonl", lines[0][..length]);
            FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(0);
            Directory.Exists(plan.Folder).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("not json\n")]
    [InlineData("null\n")]
    [InlineData("{\"begun\":1}\n")]
    [InlineData(
        "{\"layout\":\"Copy\",\"version\":1,\"photos\":\"/\",\"made\":\"2026-01-01T00:00:00Z\"}\n{\"begun\":1}\n"
    )]
    [InlineData(
        "{\"layout\":\"Copy\",\"version\":1,\"photos\":\"/\",\"made\":\"2026-01-01T00:00:00Z\"}\n{\"source\":\"a\",\"target\":\"../../a\"}\n{\"begun\":1}\n"
    )]
    [InlineData(
        "{\"layout\":\"Copy\",\"version\":1,\"photos\":\"/\",\"made\":\"2026-01-01T00:00:00Z\"}\n{\"source\":\"a\",\"target\":\"../a\"}\n{\"begun\":1}\n"
    )]
    [InlineData(
        "{\"layout\":\"Copy\",\"version\":1,\"photos\":\"/\",\"made\":\"2026-01-01T00:00:00Z\"}\n{\"source\":\"a\",\"target\":\"/etc\"}\n{\"begun\":1}\n"
    )]
    public void A_damaged_undo_file_is_refused(string content)
    {
        var path = folder.Write("by-person/facenet-undo.jsonl", content);

        Should.Throw<IOException>(() => FolderLayout.Undo(path)).Message.ShouldContain("is damaged");
        File.Exists(path).ShouldBeTrue();
    }

    [Fact]
    public void An_undo_file_of_a_newer_version_is_refused()
    {
        var path = folder.Write(
            "by-person/facenet-undo.jsonl",
            "{\"layout\":\"Copy\",\"version\":2,\"photos\":\"/\",\"made\":\"2026-01-01T00:00:00Z\"}\n"
        );

        Should.Throw<IOException>(() => FolderLayout.Undo(path)).Message.ShouldContain("newer version");
    }

    [Fact]
    public void A_missing_undo_file_is_an_error() =>
        Should.Throw<FileNotFoundException>(() => FolderLayout.Undo(folder.At("facenet-undo.jsonl")));

    private LayoutPlan Apply(LayoutKind kind)
    {
        SymbolicLinks.SkipWithout(kind);
        WritePhotos();
        var plan = Plan(kind);
        FolderLayout.Apply(plan);
        return plan;
    }

    private void WritePhotos()
    {
        folder.Write("photos/1.jpg", "one");
        folder.Write("photos/2.jpg", "two");
    }

    private LayoutPlan Plan(LayoutKind kind) =>
        FolderLayout.Plan(
            Group(Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0))),
            folder.At("photos"),
            folder.At("out"),
            kind
        );

    private static string Target(LayoutPlan plan, int index) =>
        Path.Combine(plan.Folder, plan.Operations[index].Target);
}
