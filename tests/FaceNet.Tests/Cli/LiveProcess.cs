using System.Diagnostics;
using System.Threading.Channels;

namespace FaceNet.Tests.Cli;

/// <summary>The command line as a process whose lines are read while it runs.</summary>
internal sealed class LiveProcess : IDisposable
{
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private LiveProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static LiveProcess Start(params string[] args)
    {
        var (program, library) = FacenetProcess.Command;
        var start = new ProcessStartInfo(program, [library, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new LiveProcess(Process.Start(start)!);
    }

    public int ExitCode => process.ExitCode;

    /// <summary>The next line of either stream; null when the process ends first.</summary>
    public async Task<string?> LineAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var ended = process.WaitForExitAsync(cancellation);
        var next = lines.Reader.WaitToReadAsync(cancellation).AsTask();
        await Task.WhenAny(next, ended);
        return lines.Reader.TryRead(out var line) ? line : null;
    }

    /// <summary>As kill -9 does; gives the lines that were still on their way.</summary>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        process.Kill();
        return await EndAsync();
    }

    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        lines.Writer.TryComplete();
        return await lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken).ToArrayAsync();
    }

    public void Interrupt() => Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is not null)
            lines.Writer.TryWrite(line);
    }
}
