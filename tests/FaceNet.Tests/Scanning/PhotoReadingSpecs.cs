using System.Diagnostics;
using FaceNet.Imaging;
using FaceNet.Scanning;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Scanning;

public sealed class PhotoReadingSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly PhotoDecoder decoder = new(new PhotoDecoderOptions { MaxFileBytes = 1000 });

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_of_more_bytes_than_allowed_is_refused_before_it_is_read()
    {
        // Takes no room on the disk, and would take 100 MB in memory.
        using (var file = File.Create(folder.At("huge.jpg")))
            file.SetLength(100 << 20);
        SymbolicLinks.ToFile(folder.At("link.jpg"), folder.At("huge.jpg"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refusal("huge.jpg").ShouldBe("The file is too large: 104857600 bytes, where 1000 are allowed.");
        Refusal("link.jpg").ShouldBe("The file is too large: 104857600 bytes, where 1000 are allowed.");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_link_to_a_photo_is_read_through()
    {
        folder.Write("a.jpg", "content");
        SymbolicLinks.ToFile(folder.At("one.jpg"), folder.At("a.jpg"));
        SymbolicLinks.ToFile(folder.At("two.jpg"), "one.jpg");

        decoder.ReadFile(folder.At("two.jpg")).ShouldBe("content"u8.ToArray());
    }

    [Fact]
    public void A_loop_of_links_and_a_link_to_nowhere_are_refused()
    {
        SymbolicLinks.ToFile(folder.At("there.jpg"), folder.At("back.jpg"));
        SymbolicLinks.ToFile(folder.At("back.jpg"), folder.At("there.jpg"));
        SymbolicLinks.ToFile(folder.At("broken.jpg"), folder.At("gone.jpg"));

        Refusal("there.jpg").ShouldBe("The link leads nowhere.");
        Refusal("broken.jpg").ShouldBe("There is no such file.");
    }

    [Fact]
    public async Task A_file_that_vanishes_before_it_is_read_does_not_stop_the_rest()
    {
        folder.Write("a.jpg", "a");
        folder.Write("b.jpg", "b");
        folder.Write("c.jpg", "c");
        var listed = PhotoFiles.Find(folder.Path);
        File.Delete(folder.At("b.jpg"));
        var reading = new PhotoReading("decoder", decoder.ReadFile, (_, path) => Scans.Photo(path));

        var scanned = await new PhotoScanner(reading, null, 2).ScanAsync(folder.Path, listed).ToArrayAsync();

        scanned.Select(photo => photo.UnreadableReason).ShouldBe([null, "There is no such file.", null]);
    }

    [Fact]
    public void Devices_and_pipes_are_refused_rather_than_read_for_ever()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        SymbolicLinks.ToFile(folder.At("zero.jpg"), "/dev/zero");
        using (var mkfifo = Process.Start("mkfifo", folder.At("pipe.jpg")))
            mkfifo.WaitForExit();

        Refusal("zero.jpg").ShouldBe("The file is empty.");
        Refusal("pipe.jpg").ShouldBe("The file is empty.");
    }

    [Fact]
    public async Task A_name_that_is_not_UTF_8_is_named_as_the_reason()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux allows names that are not UTF-8.");
        var reading = new PhotoReading("decoder", decoder.ReadFile, (_, path) => Scans.Photo(path));

        var scanned = await new PhotoScanner(reading, null, 1).ScanAsync(folder.Path, ["caf\uFFFD.jpg"]).SingleAsync();

        scanned.UnreadableReason.ShouldNotBeNull().ShouldContain("not valid UTF-8. Rename it");
    }

    private string Refusal(string name) =>
        Should.Throw<PhotoException>(() => decoder.ReadFile(folder.At(name))).Message;
}
