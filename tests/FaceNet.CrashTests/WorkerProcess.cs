using System.Diagnostics;

namespace FaceNet.CrashTests;

/// <summary>A worker in a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly StepTimes times;
    private readonly Task<string> error;
    private int done;
    private TimeSpan? began;
    private bool hasBegun;

    private WorkerProcess(Process process, int first, StepTimes times)
    {
        (this.process, done, this.times) = (process, first, times);
        error = process.StandardError.ReadToEndAsync();
    }

    public static WorkerProcess Start(IOperation operation, string folder, int first, int last, StepTimes times) =>
        new(
            Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [
                        typeof(WorkerProcess).Assembly.Location,
                        Worker.Argument,
                        operation.Name,
                        folder,
                        $"{first}",
                        $"{last}",
                    ]
                )
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!,
            first,
            times
        );

    /// <summary>Reads on until a step begins, or the process ends.</summary>
    public async Task ReachAsync(int step, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            if (Note(Progress.Parse(line)) is { IsDone: false } progress && progress.Step >= step)
                return;
    }

    /// <summary>As kill -9 does, so long from now.</summary>
    public async Task<Life> KillAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        // No timer is as fine as a step is short.
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < delay; )
            Thread.SpinWait(20);
        process.Kill();
        return await EndAsync(cancellationToken);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Life> EndAsync(CancellationToken cancellationToken)
    {
        await ReachAsync(int.MaxValue, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new Life(done, began is not null, process.ExitCode != 0, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private Progress Note(Progress progress)
    {
        if (!progress.IsDone)
        {
            began = clock.Elapsed;
            if (!hasBegun)
                times.Start = clock.Elapsed;
            hasBegun = true;
            return progress;
        }
        if (began is { } start)
            times.Note(progress.Step, clock.Elapsed - start);
        (done, began) = (progress.Step + 1, null);
        return progress;
    }
}
