using FaceNet.Layout;
using FaceNet.Organizing;
using FaceNet.Scanning;
using FaceNet.Tests.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Layout;

public sealed class FolderLayoutSpecs : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(LayoutKind.Copy)]
    [InlineData(LayoutKind.HardLink)]
    [InlineData(LayoutKind.SymbolicLink)]
    public void A_photo_of_two_people_goes_to_both(LayoutKind kind)
    {
        folder.Write("photos/1.jpg", "one");
        folder.Write("photos/trip/2.jpg", "two");
        var photos = Group(Photo("1.jpg", Face(0), Face(1)), Photo("trip/2.jpg", Face(0), Face(1)));

        var outcome = FolderLayout.Apply(Plan(photos, kind));

        outcome.Done.ShouldBe(4);
        outcome.LeftOut.ShouldBeEmpty();
        foreach (var person in photos.People)
        {
            File.ReadAllText(folder.At($"out/by-person/{person.Id}/1.jpg")).ShouldBe("one");
            File.ReadAllText(folder.At($"out/by-person/{person.Id}/2.jpg")).ShouldBe("two");
        }
    }

    [Fact]
    public void Photos_of_one_name_get_numbers()
    {
        var photos = Group(
            Photo("a/1.jpg", Face(0)),
            Photo("b/1.JPG", Face(0)),
            Photo("c/1.jpg", Face(0)),
            Photo("d/1 (2).jpg", Face(0))
        );

        var plan = Plan(photos, LayoutKind.Copy);

        plan.Operations.Select(operation => operation.Target.Split('/')[1])
            .ShouldBe(["1.jpg", "1 (2).JPG", "1 (3).jpg", "1 (2) (2).jpg"]);
    }

    [Fact]
    public void People_with_a_name_have_a_folder_of_that_name()
    {
        var photos = Group(Photo("1.jpg", Face(0), Face(1), Face(2)), Photo("2.jpg", Face(0), Face(1), Face(2)));
        var names = new Queue<string?>(["Anna/Berta", "anna?berta", null]);
        photos = photos with { People = [.. photos.People.Select(person => person with { Name = names.Dequeue() })] };

        Plan(photos, LayoutKind.Copy)
            .Operations.Select(operation => operation.Target.Split('/')[0])
            .Distinct()
            .ShouldBe(["Anna_Berta", "anna_berta (2)", photos.People[2].Id]);
    }

    [Fact]
    public void A_numbered_name_stays_within_what_file_systems_allow()
    {
        var name = $"{new string('ä', 125)}.jpg";
        var photos = Group(Photo($"a/{name}", Face(0)), Photo($"b/{name}", Face(0)));

        var second = Plan(photos, LayoutKind.Copy).Operations[1].Target.Split('/')[1];

        // 255 bytes less " (2).jpg" are 247, or 123 letters of two bytes.
        second.ShouldBe($"{new string('ä', 123)} (2).jpg");
    }

    [Fact]
    public void What_Windows_does_not_allow_in_a_name_is_replaced_so_that_a_layout_can_go_to_any_disk()
    {
        var photos = Group(
            Photo("2024/12:30.jpg", Face(0)),
            Photo("2024/12?30.jpg", Face(0)),
            Photo("aux.jpg", Face(0))
        );

        Plan(photos, LayoutKind.Copy)
            .Operations.Select(operation => operation.Target.Split('/')[1])
            .ShouldBe(["12_30.jpg", "12_30 (2).jpg", "_aux.jpg"]);
    }

    [Theory]
    [InlineData(@"C:\photos\1.jpg", @"\\?\C:\photos\1.jpg")]
    [InlineData(@"\\nas\photos\1.jpg", @"\\?\UNC\nas\photos\1.jpg")]
    [InlineData(@"\\?\C:\photos\1.jpg", @"\\?\C:\photos\1.jpg")]
    public void On_Windows_a_hard_link_may_have_a_path_of_any_length(string path, string unlimited) =>
        HardLink.Unlimited(path).ShouldBe(unlimited);

    [Fact]
    public void Planning_touches_nothing()
    {
        Plan(TwoPhotos(), LayoutKind.Copy).Operations.Count.ShouldBe(2);

        Directory.Exists(folder.At("out")).ShouldBeFalse();
    }

    [Fact]
    public void Without_people_nothing_is_made()
    {
        FolderLayout.Apply(Plan(Group(), LayoutKind.Copy)).Done.ShouldBe(0);

        Directory.Exists(folder.At("out")).ShouldBeFalse();
    }

    [Fact]
    public void A_photo_that_is_gone_is_left_out_and_the_rest_goes_on()
    {
        var photos = TwoPhotos();
        File.Delete(folder.At("photos/1.jpg"));

        var outcome = FolderLayout.Apply(Plan(photos, LayoutKind.Copy));

        outcome.Done.ShouldBe(1);
        outcome.LeftOut.ShouldHaveSingleItem().ShouldBe(new LeftOutFile("1.jpg", "The photo is no longer there."));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused_and_left_as_it_is()
    {
        var photos = TwoPhotos();
        folder.Write("out/by-person/mine.jpg", "mine");
        var before = FolderSnapshot.Of(folder.Path);

        Should
            .Throw<IOException>(() => FolderLayout.Apply(Plan(photos, LayoutKind.Copy)))
            .Message.ShouldContain("was not made by this program");

        FolderSnapshot.Of(folder.Path).ShouldBe(before);
    }

    [Fact]
    public void A_link_in_the_place_of_the_folder_is_refused()
    {
        var photos = TwoPhotos();
        Directory.CreateDirectory(folder.At("elsewhere"));
        Directory.CreateDirectory(folder.At("out"));
        SymbolicLinks.ToFolder(folder.At("out/by-person"), folder.At("elsewhere"));

        Should.Throw<IOException>(() => FolderLayout.Apply(Plan(photos, LayoutKind.Copy)));

        Directory.GetFileSystemEntries(folder.At("elsewhere")).ShouldBeEmpty();
    }

    [Fact]
    public void A_second_layout_asks_to_undo_the_first()
    {
        var plan = Plan(TwoPhotos(), LayoutKind.Copy);
        FolderLayout.Apply(plan);

        Should.Throw<IOException>(() => FolderLayout.Apply(plan)).Message.ShouldContain(plan.UndoFile);
    }

    [Fact]
    public void A_layout_can_be_told_from_a_folder_of_photos_until_it_is_undone()
    {
        var plan = Plan(TwoPhotos(), LayoutKind.Copy);
        FolderLayout.Apply(plan);
        var kept = folder.Write($"out/by-person/{plan.Operations[0].Target}", "edited");

        FolderLayout.IsLayout(plan.Folder).ShouldBeTrue();
        FolderLayout.IsLayout(folder.At("photos")).ShouldBeFalse();
        FolderLayout.Undo(plan.UndoFile);

        FolderLayout.IsLayout(plan.Folder).ShouldBeFalse();
        File.Exists(kept).ShouldBeTrue();
    }

    [Theory]
    [InlineData(LayoutKind.Copy)]
    [InlineData(LayoutKind.HardLink)]
    [InlineData(LayoutKind.SymbolicLink)]
    public void A_later_scan_passes_over_a_layout_among_the_photos(LayoutKind kind)
    {
        SymbolicLinks.SkipWithout(kind);
        var plan = FolderLayout.Plan(TwoPhotos(), folder.At("photos"), folder.At("photos"), kind);

        FolderLayout.Apply(plan).Done.ShouldBe(2);

        PhotoFiles.Find(folder.At("photos")).ShouldBe(["1.jpg", "2.jpg"]);
    }

    [Fact]
    public void A_hard_link_is_a_second_name_of_the_photo()
    {
        var plan = Plan(TwoPhotos(), LayoutKind.HardLink);
        FolderLayout.Apply(plan);

        File.AppendAllText(folder.At("photos/1.jpg"), " and more");

        File.ReadAllText(Path.Combine(plan.Folder, plan.Operations[0].Target)).ShouldBe("one and more");
    }

    [Fact]
    public void A_hard_link_to_another_disk_fails_with_advice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists("/dev/shm"), "Needs a second disk.");
        var photos = TwoPhotos();
        var other = Directory.CreateDirectory($"/dev/shm/facenet-tests-{Guid.NewGuid():N}").FullName;
        try
        {
            var plan = FolderLayout.Plan(photos, folder.At("photos"), other, LayoutKind.HardLink);

            var failure = Should.Throw<IOException>(() => FolderLayout.Apply(plan));

            failure.Message.ShouldContain("Use --copy instead");
            failure.Message.ShouldContain(plan.UndoFile);
            FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(0);
            Directory.GetFileSystemEntries(other).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public void A_symbolic_link_that_Windows_does_not_allow_fails_with_advice()
    {
        SymbolicLink
            .Explain(SymbolicLink.PrivilegeNotHeld)
            .ShouldNotBeNull()
            .ShouldContain("Use --hardlink or --copy instead");
        SymbolicLink.Explain(new IOException("The disk is full.").HResult).ShouldBeNull();
    }

    [Fact]
    public void A_photo_that_is_a_link_is_laid_out_as_what_it_leads_to()
    {
        var photos = TwoPhotos();
        File.Move(folder.At("photos/1.jpg"), folder.At("real.jpg"));
        SymbolicLinks.ToFile(folder.At("photos/1.jpg"), folder.At("real.jpg"));
        foreach (var kind in (LayoutKind[])[LayoutKind.Copy, LayoutKind.HardLink])
        {
            var plan = Plan(photos, kind);
            FolderLayout.Apply(plan);

            var made = new FileInfo(Path.Combine(plan.Folder, plan.Operations[0].Target));
            made.LinkTarget.ShouldBeNull();
            File.ReadAllText(made.FullName).ShouldBe("one");
            FolderLayout.Undo(plan.UndoFile).Done.ShouldBe(2);
        }
        File.ReadAllText(folder.At("real.jpg")).ShouldBe("one");
    }

    [Fact]
    public void Progress_and_cancellation_come_between_files()
    {
        using var cancellation = new CancellationTokenSource();
        var plan = Plan(TwoPhotos(), LayoutKind.Copy);
        var progress = new Progress(done => cancellation.Cancel());

        Should.Throw<OperationCanceledException>(() => FolderLayout.Apply(plan, progress, cancellation.Token));

        Directory.GetFiles(plan.Folder, "*.jpg", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    internal sealed class Progress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }

    private OrganizedPhotos TwoPhotos()
    {
        folder.Write("photos/1.jpg", "one");
        folder.Write("photos/2.jpg", "two");
        return Group(Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0)));
    }

    private LayoutPlan Plan(OrganizedPhotos photos, LayoutKind kind)
    {
        SymbolicLinks.SkipWithout(kind);
        return FolderLayout.Plan(photos, folder.At("photos"), folder.At("out"), kind);
    }
}
