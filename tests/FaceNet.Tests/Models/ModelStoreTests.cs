using FaceNet.Models;

namespace FaceNet.Tests.Models;

public sealed class ModelStoreTests : IDisposable
{
    private readonly TinyStore tiny = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task A_model_is_brought_on_first_use_step_by_step()
    {
        var steps = new Steps();

        var file = await tiny.Open().GetAsync("tiny", steps, Token);

        steps.Seen.ShouldBe([ModelStep.Downloading, ModelStep.Unpacking, ModelStep.Converting, ModelStep.Ready]);
        file.Card.Name.ShouldBe("tiny");
        file.Sha256.ShouldBe(Hash.OfFile(file.Path));
        using var session = ModelSession.Open(file);
        session.Run(new float[3 * 4 * 6], [1, 3, 4, 6]).Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_second_time_nothing_is_done_and_nothing_downloaded()
    {
        var first = await tiny.Open().GetAsync("tiny", null, Token);
        var steps = new Steps();

        var second = await tiny.Open().GetAsync("tiny", steps, Token);

        second.Path.ShouldBe(first.Path);
        second.Sha256.ShouldBe(first.Sha256);
        steps.Seen.ShouldBeEmpty();
        tiny.Downloads.ShouldBe(1);
    }

    [Fact]
    public async Task Two_at_once_download_once()
    {
        tiny.WhileDownloading = token => Task.Delay(200, token);

        var files = await Task.WhenAll(
            tiny.Open().GetAsync("tiny", null, Token),
            tiny.Open().GetAsync("tiny", null, Token)
        );

        files[0].Sha256.ShouldBe(files[1].Sha256);
        tiny.Downloads.ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_for_another_process_is_reported_and_can_be_cancelled()
    {
        Directory.CreateDirectory(tiny.Path);
        using var held = await StoreLock.AcquireAsync(tiny.Path, () => { }, Token);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var steps = new Steps(onStep: _ => cancellation.Cancel());

        await Should.ThrowAsync<OperationCanceledException>(tiny.Open().GetAsync("tiny", steps, cancellation.Token));

        steps.Seen.ShouldBe([ModelStep.Waiting]);
    }

    [Fact]
    public async Task A_cancelled_download_leaves_nothing_half_done()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        tiny.WhileDownloading = async token =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };

        await Should.ThrowAsync<OperationCanceledException>(tiny.Open().GetAsync("tiny", null, cancellation.Token));

        Directory.GetFileSystemEntries(tiny.Path).Select(Path.GetFileName).ShouldBe([".lock"]);
    }

    [Fact]
    public async Task A_model_cut_short_is_made_again_without_a_download()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        await File.WriteAllBytesAsync(file.Path, (await File.ReadAllBytesAsync(file.Path, Token))[..^1], Token);

        var again = await tiny.Open().GetAsync("tiny", null, Token);

        again.Sha256.ShouldBe(file.Sha256);
        Hash.OfFile(again.Path).ShouldBe(file.Sha256);
        tiny.Downloads.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_with_one_bit_changed_is_made_again()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        await Flip(file.Path);

        var again = await tiny.Open().GetAsync("tiny", null, Token);

        Hash.OfFile(again.Path).ShouldBe(file.Sha256);
    }

    [Fact]
    public async Task A_damaged_source_is_downloaded_again_when_it_is_needed()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        await Flip(file.Path);
        await Flip(tiny.FileOf($"packages/@some/package@1.2.3/{TinyModels.Source}"));

        await tiny.Open().GetAsync("tiny", null, Token);

        tiny.Downloads.ShouldBe(2);
        Hash.OfFile(file.Path).ShouldBe(file.Sha256);
    }

    [Fact]
    public async Task A_model_that_was_only_touched_is_left_as_it_is()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        File.SetLastWriteTimeUtc(file.Path, File.GetLastWriteTimeUtc(file.Path).AddHours(1));
        var steps = new Steps();

        await tiny.Open().GetAsync("tiny", steps, Token);

        steps.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_newer_converter_makes_the_model_again_without_a_download()
    {
        var old = await tiny.Open().GetAsync("tiny", null, Token);
        var newer = TinyModels.Pretrained with
        {
            Revision = 2,
            Convert = _ => TinyModels.Graph(TinyModels.Card, bias: 42),
        };

        var made = await tiny.Open(newer).GetAsync("tiny", null, Token);

        made.Sha256.ShouldNotBe(old.Sha256);
        tiny.Downloads.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_killed_process_left_behind_is_cleared_away()
    {
        Directory.CreateDirectory(tiny.FileOf(".0123.tmp"));
        await File.WriteAllTextAsync(tiny.FileOf("tiny.onnx.0123.tmp"), "half", Token);

        await tiny.Open().GetAsync("tiny", null, Token);

        Directory.GetFileSystemEntries(tiny.Path, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_the_names_there_are()
    {
        var error = await Should.ThrowAsync<ModelException>(tiny.Open().GetAsync("../tiny", null, Token));

        error.Message.ShouldContain("'../tiny'");
        error.Message.ShouldContain("There are: tiny.");
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_says_so()
    {
        await File.WriteAllTextAsync(tiny.Path, "a file where the folder should be", Token);

        var error = await Should.ThrowAsync<ModelException>(tiny.Open().GetAsync("tiny", null, Token));

        error.Message.ShouldContain(tiny.Path);
        error.Message.ShouldContain("FACENET_HOME");
    }

    [Fact]
    public async Task The_list_tells_what_was_brought_and_what_was_not()
    {
        var before = tiny.Open().List().ShouldHaveSingleItem();
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        var after = tiny.Open().List().ShouldHaveSingleItem();

        before.Path.ShouldBeNull();
        before.Bytes.ShouldBe(TinyModels.SourceBytes.Length);
        after.Path.ShouldBe(file.Path);
        after.Bytes.ShouldBe(new FileInfo(file.Path).Length);
        after.IsPretrained.ShouldBeTrue();
    }

    private static async Task Flip(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Token);
    }

    private sealed class Steps(Action<ModelStep>? onStep = null) : IProgress<ModelProgress>
    {
        public List<ModelStep> Seen { get; } = [];

        public void Report(ModelProgress value)
        {
            Seen.Add(value.Step);
            onStep?.Invoke(value.Step);
        }
    }
}
