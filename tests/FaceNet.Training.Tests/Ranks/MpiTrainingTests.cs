using System.Diagnostics;
using FaceNet.Training.Ranks;
using FaceNet.Training.Runs;
using FaceNet.Training.Tests.Training;

namespace FaceNet.Training.Tests.Ranks;

public sealed class MpiTrainingTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("facenet-mpi").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Two_ranks_of_one_worker_end_with_the_weights_of_one_process_with_two()
    {
        var people = People();
        (await RunAsync("dotnet", [Program, .. Train(people, "one"), "--workers", "2"])).ShouldBe(0);

        var ranks = await RunAsync(
            "mpiexec",
            ["-n", "2", "dotnet", Program, .. Train(people, "two"), "--workers", "1", "--mpi"]
        );

        ranks.ShouldBe(0);
        foreach (var file in (string[])["network.safetensors", "average.safetensors", "optimizer.safetensors"])
            File.ReadAllBytes(Last("two", file)).ShouldBe(File.ReadAllBytes(Last("one", file)), file);
        Run("two").ReadCard().Ranks.ShouldBe(2);
    }

    [Fact]
    public async Task A_rank_that_fails_takes_the_others_with_it()
    {
        var people = People();
        var good = Train(people, "run");
        string[] other = ["--workers", "1", "--mpi", "--seed"];

        // The second rank has another seed, so another run: it must refuse, and the first must not wait for ever.
        var code = await RunAsync(
            "mpiexec",
            [
                "-n",
                "1",
                "dotnet",
                Program,
                .. good,
                .. other,
                "1",
                ":",
                "-n",
                "1",
                "dotnet",
                Program,
                .. good,
                .. other,
                "2",
            ]
        );

        code.ShouldNotBe(0);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "facenet-train.dll");

    private string People()
    {
        Assert.SkipUnless(
            MpiRanks.IsInstalled && File.Exists("/usr/bin/mpiexec"),
            "MPICH is not installed (Debian: apt install mpich)."
        );
        return FewPeople.Copy(Path.Combine(root, "people"), count: 13, apart: 5);
    }

    private string[] Train(string people, string run) =>
        [
            "train",
            people,
            "--run",
            Run(run).Root,
            "--crops",
            Path.Combine(root, "crops.bin"),
            .. "--network NNS2 --batch 16 --faces-per-person 4 --epochs 3 --optimizer adam --rate 0.001".Split(' '),
        ];

    private RunFolder Run(string name) => new(Path.Combine(root, name));

    private string Last(string run, string file)
    {
        var checkpoints = Directory.GetDirectories(Path.Combine(Run(run).Root, "checkpoints"), "step-*");
        return Path.Combine(checkpoints.Max()!, file);
    }

    private static async Task<int> RunAsync(string program, string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args))!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
