using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FaceNet.Tests.Cli;

/// <summary>The command line as a process of its own.</summary>
internal sealed partial class FacenetProcess : IDisposable
{
    private const int Interrupted = 2;

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private FacenetProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program to run it with, and its first argument.</summary>
    public static (string Program, string Library) Command =>
        ("dotnet", Path.Combine(AppContext.BaseDirectory, "FaceNet.Cli.dll"));

    public bool HasEnded => process.HasExited;

    public static FacenetProcess Start(params string[] args) => Start([], args);

    /// <param name="environment">Variables that differ from those of this process.</param>
    /// <param name="args">The arguments.</param>
    public static FacenetProcess Start((string Name, string Value)[] environment, string[] args)
    {
        var start = new ProcessStartInfo(Command.Program, [Command.Library, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new FacenetProcess(Process.Start(start)!);
    }

    public static async Task<CommandResult> RunAsync((string Name, string Value)[] environment, params string[] args)
    {
        using var started = Start(environment, args);
        return await started.EndAsync();
    }

    /// <summary>As Ctrl-C does.</summary>
    public void Interrupt() => Kill(process.Id, Interrupted).ShouldBe(0);

    /// <summary>As kill -9 does.</summary>
    public void Kill() => process.Kill();

    public async Task<CommandResult> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
