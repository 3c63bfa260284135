using System.CommandLine;
using System.CommandLine.Help;
using FaceNet.Cli.Commands;

namespace FaceNet.Cli;

/// <summary>The whole command line: exit code 0 is yes or done, 1 is no or nothing found, 2 is an error.</summary>
internal static class FaceNetCommandLine
{
    public const int Yes = 0;
    public const int No = 1;
    public const int Error = 2;

    /// <summary>Time to finish the photos in hand, and to say so, after Ctrl-C.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = Create();
        if (args.Length == 0)
        {
            await root.Parse("--help").InvokeAsync(new InvocationConfiguration { Output = error, Error = error });
            return Error;
        }
        // No response files: '@anna.jpg' is a photo.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not HelpWithExamples && UsageErrors.Find(parsed) is { Count: > 0 } problems)
        {
            foreach (var problem in problems)
                error.WriteLine($"facenet: {problem}");
            error.WriteLine(UsageErrors.Help(parsed.CommandResult));
            return Error;
        }
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToStop,
        };
        return await Failures.ReportAsync(parsed, invocation);
    }

    private static FaceNetCommand Create()
    {
        var root = new FaceNetCommand();
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
