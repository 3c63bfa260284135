using System.CommandLine;

namespace FaceNet.Cli;

/// <summary><c>--json</c>: the answer as one JSON document on standard output, for programs.</summary>
internal sealed class JsonOption
{
    private readonly Option<bool> option = new("--json") { Description = "Print the answer as JSON" };

    public JsonOption(Command command) => command.Add(option);

    public bool IsSet(ParseResult parsed) => parsed.GetValue(option);
}
