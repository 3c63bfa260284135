using System.Diagnostics;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class FullDiskSpecs : IDisposable
{
    // Runs with a small disk of its own, which is gone with the process: no other process sees it.
    private const string Script = """
        set -e
        mount -t tmpfs -o size=1200k small "$DISK"
        facenet() { "$PROGRAM" "$LIBRARY" "$@"; }
        run() { rm -f "$DISK/filler"; head -c $(( $(free) - $1 )) /dev/zero > "$DISK/filler"; shift; set +e; facenet "$@" 2> "$OUT/$NAME.error"; echo $? > "$OUT/$NAME.exit"; set -e; }
        facenet organize --demo --out "$DISK/people" --cache "$CACHE" > /dev/null
        cp "$DISK/people/index.html" "$OUT/old.html"
        free() { df --output=avail -B1 "$DISK" | tail -1; }
        page=$(stat -c %s "$DISK/people/index.html")
        # Room for the thumbnails, which are three quarters of the page, and a little more.
        NAME=page run "$page" organize --demo --out "$DISK/people" --cache "$CACHE"
        cp "$DISK/people/index.html" "$OUT/page.html"
        ls -A "$DISK/people" > "$OUT/page.files"
        # Room for nothing.
        NAME=thumbnails run 4096 organize --demo --out "$DISK/people" --cache "$CACHE"
        cp "$DISK/people/index.html" "$OUT/thumbnails.html"
        NAME=table run 8192 embed "$PHOTOS" --out "$DISK/faces.csv" --cache "$CACHE"
        NAME=cache run 65536 detect "$PHOTOS" --cache "$DISK/faces.db" > /dev/null
        ls -A "$DISK" > "$OUT/disk.files"
        """;

    private readonly TestFolder disk = new();
    private readonly TestFolder results = new();

    public void Dispose()
    {
        disk.Dispose();
        results.Dispose();
    }

    [Fact]
    public async Task A_full_disk_is_told_and_what_was_there_before_survives()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Small disks are made with Linux's tmpfs.");
        var mounted = await ShellAsync("mount -t tmpfs -o size=64k small \"$DISK\"");
        Assert.SkipUnless(mounted.ExitCode == 0, $"No disk can be mounted here: {mounted.Error.Trim()}");

        (await ShellAsync(Script)).ShouldExitWith(0);

        Error("page")
            .ShouldMatch(
                "facenet: .*/people/index.html could not be written: No space left on device.* What was there before is unchanged. Free some space, then do the same again."
            );
        Result("page.html").ShouldBe(Result("old.html"));
        Result("page.files").ShouldBe("index.html\npeople.json\n");
        Error("thumbnails").ShouldMatch("No space left on device.*[.] Free some space, then do the same again[.]");
        Result("thumbnails.html").ShouldBe(Result("old.html"));
        Error("table").ShouldMatch("No space left on device.*[.] Free some space, then do the same again[.]");
        Error("cache").ShouldContain("its disk is full. Free some space");
        Result("disk.files").ShouldNotContain("faces.csv");
    }

    private string Result(string name) => File.ReadAllText(results.At(name));

    private string Error(string name)
    {
        Result($"{name}.exit").ShouldBe("2\n", Result($"{name}.error"));
        Result($"{name}.error").ShouldHaveLines(1);
        return Result($"{name}.error");
    }

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
            ("PHOTOS", await DemoPhotos.FolderAsync()),
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
