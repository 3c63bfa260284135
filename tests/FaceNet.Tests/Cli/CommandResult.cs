using System.Text.Json.Nodes;
using FaceNet.Cli;

namespace FaceNet.Tests.Cli;

/// <summary>What a run of the command line left.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>Runs it in this process.</summary>
    public static async Task<CommandResult> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await FaceNetCommandLine.RunAsync(args, output, error);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The same, with what was printed where the exit code is another.</summary>
    public CommandResult ShouldExitWith(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, $"{Output}\n{Error}");
        return this;
    }
}
