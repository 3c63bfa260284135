using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using FaceNet.Cli.Commands;

namespace FaceNet.Cli;

/// <summary>The whole command line: exit code 0 is yes or done, 1 is no or nothing found, 2 is an error.</summary>
internal static class FaceNetCommandLine
{
    public const int Yes = 0;
    public const int No = 1;
    public const int Error = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            foreach (var problem in parsed.Errors)
                error.WriteLine($"facenet: {problem.Message}");
            error.WriteLine($"Try 'facenet {Path(parsed.CommandResult)}--help'.");
            return Error;
        }
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        return await Failures.ReportAsync(() => parsed.InvokeAsync(invocation), error);
    }

    private static RootCommand Create()
    {
        var root = new RootCommand(
            """
            Faces in photos: sorted by person, compared, measured. Everything runs on this machine; photos and faces never leave it.
            """
        )
        {
            new OrganizeCommand(),
            new VerifyCommand(),
            new DetectCommand(),
            new ModelsCommand(),
            new UndoCommand(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string Path(CommandResult command)
    {
        var names = new List<string>();
        for (var current = command; current.Parent is CommandResult parent; current = parent)
            names.Insert(0, current.Command.Name + " ");
        return string.Concat(names);
    }
}
