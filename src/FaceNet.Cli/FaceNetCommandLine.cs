using System.CommandLine;
using System.CommandLine.Help;
using FaceNet.Cli.Commands;

namespace FaceNet.Cli;

/// <summary>
/// The whole command line. Exit code 0 is yes or done. 1 is no, nothing found, or something left undone, such as a file that
/// could not be written among others. 2 is an error: what was named is not there or cannot be used, so there is no answer;
/// photos that cannot be read are one when they are all there are.
/// </summary>
internal static class FaceNetCommandLine
{
    public const int Yes = 0;
    public const int No = 1;
    public const int Error = 2;

    /// <summary>The code of a command that looked for something on photos.</summary>
    /// <param name="isFound">Whether it was there.</param>
    /// <param name="unreadable">How many photos and folders could not be read.</param>
    /// <param name="count">How many there were.</param>
    public static int Answer(bool isFound, int unreadable, int count) =>
        isFound ? Yes
        : unreadable == count ? Error
        : No;

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
        if (UsageErrors.Find(parsed) is { Count: > 0 } problems)
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
