using System.Diagnostics;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class GalleryDiskSpecs : IDisposable
{
    // Runs with a small disk of its own, which is gone with the process: no other process sees it.
    private const string Script = """
        set -e
        mount -t tmpfs -o size=1m small "$DISK"
        facenet() { "$PROGRAM" "$LIBRARY" "$@"; }
        enroll() { set +e; facenet enroll Anna "$1" --gallery "$DISK/gallery.db" --cache "$CACHE" --model mobilefacenet > "$OUT/$2" 2> "$OUT/$2.error"; echo $? > "$OUT/$2.exit"; set -e; }
        free() { df --output=avail -B1 "$DISK" | tail -1; }
        enroll "$PHOTOS/000.jpg" first
        head -c $(( $(free) - 204800 )) /dev/zero > "$DISK/filler"
        enroll "$PHOTOS" full
        rm "$DISK/filler"
        facenet people --gallery "$DISK/gallery.db" --json > "$OUT/people.json"
        enroll "$PHOTOS/000.jpg" again
        mount -o remount,ro "$DISK"
        enroll "$PHOTOS/001.jpg" readonly
        """;

    private const int Photos = 80;

    private readonly TestFolder photos = new();
    private readonly TestFolder disk = new();
    private readonly TestFolder results = new();

    public void Dispose()
    {
        photos.Dispose();
        disk.Dispose();
        results.Dispose();
    }

    [Fact]
    public async Task A_full_or_read_only_disk_is_told_and_nothing_that_was_enrolled_is_lost()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Small disks are made with Linux's tmpfs.");
        var mounted = await ShellAsync("mount -t tmpfs -o size=64k small \"$DISK\"");
        Assert.SkipUnless(mounted.ExitCode == 0, $"No disk can be mounted here: {mounted.Error.Trim()}");
        await DemoPhotos.FillAsync(photos.Path, Photos);

        (await ShellAsync(Script)).ShouldExitWith(0);

        Result("full.exit").ShouldBe("2\n", Result("full.error"));
        Result("full.error").ShouldContain("cannot grow: its disk is full. Free some space");
        var told = Result("full").Split('\n').Count(line => line.StartsWith("Anna: enrolled "));
        told.ShouldBeInRange(1, Photos - 2);
        Result("people.json").ShouldContain($"\"faces\": {told + 1}");
        Result("again.exit").ShouldBe("0\n", Result("again.error"));
        Result("again.error").ShouldContain("This photo is enrolled already.");
        Result("readonly.exit").ShouldBe("2\n", Result("readonly"));
        Result("readonly.error")
            .ShouldMatch("The gallery .* (cannot be opened or written|may be read, but not written)");
    }

    private string Result(string name) => File.ReadAllText(results.At(name));

    private async Task<CommandResult> ShellAsync(string script)
    {
        // A user may mount in a namespace of their own.
        var start = new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Name, string Value)[] variables =
        [
            ("DISK", disk.Path),
            ("OUT", results.Path),
            ("CACHE", results.At("faces.db")),
            ("PHOTOS", photos.Path),
            ("PROGRAM", FacenetProcess.Command.Program),
            ("LIBRARY", FacenetProcess.Command.Library),
        ];
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(shell.ExitCode, await output, await error);
    }
}
