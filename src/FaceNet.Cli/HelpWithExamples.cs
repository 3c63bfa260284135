using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FaceNet.Cli.Commands;

namespace FaceNet.Cli;

/// <summary>The usual help, followed by a command's examples: most people read those first.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        inner.Invoke(parseResult);
        if (parseResult.CommandResult.Command is IHasExamples { Examples: { Count: > 0 } examples })
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (command, meaning) in examples)
                output.WriteLine($"  {command}\n      {meaning}");
        }
        return FaceNetCommandLine.Yes;
    }
}
