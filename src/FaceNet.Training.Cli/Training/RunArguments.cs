using System.CommandLine;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Cli.Training;

/// <summary>What holds for one sitting of a run and does not change its numbers.</summary>
internal sealed class RunArguments
{
    // What a timer can wait for, rounded down.
    private const double LongestMinutes = 70_000;

    private readonly Option<double?> minutes = new("--minutes")
    {
        Description = "Stop after so many minutes; \"facenet-train resume\" goes on.",
    };

    private readonly Option<bool> mpi = new("--mpi")
    {
        Description = "This is one of several processes that mpiexec started; they share each mini-batch.",
    };

    private readonly Option<string?> licence = new("--licence")
    {
        Description = "Licence of the weights, for the model's card; a run that is resumed keeps its own.",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print the outcome as JSON." };

    public RunArguments(Command command)
    {
        minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } time and not (> 0 and <= LongestMinutes))
                result.AddError(
                    $"--minutes is {time}; a run stops after more than 0 and at most {LongestMinutes:N0} minutes."
                );
        });
        command.Add(minutes);
        command.Add(mpi);
        command.Add(licence);
        command.Add(json);
    }

    /// <summary>The source with the licence that was given; with its own where none was.</summary>
    public RunSource Licensed(ParseResult parsed, RunSource source) =>
        source with
        {
            Licence = parsed.GetValue(licence) ?? source.Licence,
        };

    public RunSitting Read(ParseResult parsed) =>
        new(
            parsed.GetValue(minutes) is { } some ? TimeSpan.FromMinutes(some) : null,
            parsed.GetValue(json),
            parsed.GetValue(mpi)
        );
}
