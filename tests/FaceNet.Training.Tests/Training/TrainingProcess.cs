using System.Diagnostics;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Tests.Training;

/// <summary><c>facenet-train</c> as a process of its own, on a few real people.</summary>
internal static class TrainingProcess
{
    /// <summary>The command line, for <c>dotnet</c> to run.</summary>
    public static string Library { get; } = Path.Combine(AppContext.BaseDirectory, "facenet-train.dll");

    /// <summary>Arguments of a run of NNS2 in mini-batches of 16; its crops lie beside the run.</summary>
    public static string[] Train(string people, RunFolder run, params string[] more) =>
        [
            "train",
            people,
            "--run",
            run.Root,
            "--crops",
            Path.Combine(Path.GetDirectoryName(run.Root)!, "crops.bin"),
            .. "--network NNS2 --batch 16 --faces-per-person 4 --optimizer adam --rate 0.001".Split(' '),
            .. more,
        ];

    public static Process Start(params string[] args) => Start("dotnet", [Library, .. args]);

    /// <summary>The exit code.</summary>
    public static Task<int> RunAsync(params string[] args) => EndAsync(Start(args));

    /// <summary>As several processes that <c>mpiexec</c> starts; the exit code.</summary>
    public static Task<int> RunRanksAsync(params string[] args) => EndAsync(Start("mpiexec", args));

    private static Process Start(string program, string[] args) => Process.Start(new ProcessStartInfo(program, args))!;

    private static async Task<int> EndAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode;
        }
    }
}
