using System.CommandLine;
using FaceNet.Training.Data;
using FaceNet.Training.Native;

namespace FaceNet.Training.Cli;

/// <summary>Runs a command line: 0 for yes, 1 for no, 2 for an error, which is explained on the error output.</summary>
internal static class CommandRunner
{
    public const int Success = 0;

    private const int Failure = 2;

    // What was interrupted is kept to go on from, and gigabytes take their time to reach a disk. The default is 2 s.
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(
        RootCommand root,
        IReadOnlyList<string> args,
        TextWriter error,
        TextWriter? output = null,
        CancellationToken cancellationToken = default
    )
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync("Add --help to see what is allowed.");
            return Failure;
        }
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = output ?? Console.Out,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToFinish,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception e)
            when (e
                    is ArgumentException
                        or ModelException
                        or PhotoException
                        or LibTorchException
                        or TrainingDataException
                        or TrainingException
                        or IOException
                        or UnauthorizedAccessException
                        or OperationCanceledException
            )
        {
            await error.WriteLineAsync(Sentence(e));
            return Failure;
        }
    }

    // .NET appends the parameter's name and value to the message, which mean nothing at the command line.
    private static string Sentence(Exception e) =>
        e is ArgumentException ? e.Message.Split(" (Parameter '")[0] : e.Message;
}
