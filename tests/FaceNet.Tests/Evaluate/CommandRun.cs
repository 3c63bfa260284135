using FaceNet.Cli;

namespace FaceNet.Tests.Evaluate;

/// <summary>A command line run in this process.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await FaceNetCommandLine.RunAsync(arguments, output, error);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
