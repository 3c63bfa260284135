using System.CommandLine;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Cli.Training;

/// <summary><c>facenet-train resume RUN</c></summary>
internal sealed class ResumeCommand : Command
{
    private readonly Argument<DirectoryInfo> folder = new("run") { Description = "The folder of a run." };
    private readonly RunArguments run;

    public ResumeCommand()
        : base(
            "resume",
            """
            Go on with a run where it was interrupted; it ends with the same weights as if it had not been.

            Examples:
              facenet-train resume runs/nn4
              facenet-train resume runs/nn4 --minutes 90
            """
        )
    {
        Add(folder);
        run = new RunArguments(this);
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = new RunFolder(parsed.GetRequiredValue(folder).FullName);
        var source = run.Licensed(parsed, target.ReadSource());
        return new TrainingRun(target, source, target.ReadCard().Options, run.Read(parsed)).RunAsync(
            parsed.InvocationConfiguration,
            cancellationToken
        );
    }
}
