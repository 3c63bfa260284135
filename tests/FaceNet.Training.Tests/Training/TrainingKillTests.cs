using FaceNet.Training.Runs;
using static FaceNet.Training.Tests.Training.TrainingProcess;

namespace FaceNet.Training.Tests.Training;

public sealed class TrainingKillTests : IDisposable
{
    private const int Kills = 5;

    private readonly string root = Directory.CreateTempSubdirectory("facenet-kill").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_run_killed_again_and_again_ends_with_the_weights_of_one_left_alone()
    {
        var people = FewPeople.Copy(Path.Combine(root, "people"), count: 13, apart: 5);
        (await RunAsync(Settings(people, "whole"))).ShouldBe(0);

        var moments = new Random(20261125);
        await KillAsync(Settings(people, "killed"), moments);
        for (var kill = 1; kill < Kills; kill++)
            await KillAsync(["resume", Run("killed").Root], moments);
        (await RunAsync("resume", Run("killed").Root)).ShouldBe(0);

        Path.GetFileName(Newest("killed")).ShouldBe(Path.GetFileName(Newest("whole")));
        foreach (var file in (string[])["network.safetensors", "average.safetensors", "optimizer.safetensors"])
            File.ReadAllBytes(Path.Combine(Newest("killed")!, file))
                .ShouldBe(File.ReadAllBytes(Path.Combine(Newest("whole")!, file)), file);
        File.ReadAllBytes(Run("killed").BestWeights).ShouldBe(File.ReadAllBytes(Run("whole").BestWeights));
    }

    private string[] Settings(string people, string run) =>
        Train(people, Run(run), "--epochs", "5", "--checkpoint-every", "1", "--workers", "1");

    private RunFolder Run(string name) => new(Path.Combine(root, name));

    /// <summary>Kills it as kill -9 does, in one of the steps after the first that it has done.</summary>
    private async Task KillAsync(string[] args, Random moments)
    {
        var begun = Newest("killed");
        using var process = Start(args);
        while (Newest("killed") == begun && !process.HasExited)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        await Task.Delay(moments.Next(0, 500), TestContext.Current.CancellationToken);
        process.HasExited.ShouldBeFalse("it was to be killed, and had ended already");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The last checkpoint; its name is that of the step.</summary>
    private string? Newest(string run)
    {
        var checkpoints = Path.Combine(Run(run).Root, "checkpoints");
        return Directory.Exists(checkpoints) ? Directory.GetDirectories(checkpoints, "step-*").Max() : null;
    }
}
