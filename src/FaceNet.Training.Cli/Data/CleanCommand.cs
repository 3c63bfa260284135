using System.CommandLine;
using System.Text.Json;
using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Cli.Data;

/// <summary><c>facenet-train clean DATA --output FILE</c></summary>
internal sealed class CleanCommand : Command
{
    private readonly DataChecking checking;

    private readonly Option<FileInfo> output = new("--output", "-o")
    {
        Description = "The list to write.",
        Required = true,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON." };

    public CleanCommand()
        : base(
            "clean",
            """
            Write what "check" suspects as a list to exclude, with a reason a line; no picture is touched.

            Of copies one stays; pictures with a wrong name go; of two names of one person the one with fewer pictures
            goes. People kept apart are left alone.

            Examples:
              facenet-train clean people/ --output exclude.txt
              facenet-train clean faces.csv -o exclude.txt --crops crops.bin --json
            """
        )
    {
        checking = new DataChecking(this);
        Add(output);
        Add(json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(output).FullName;
        var lines = ExcludeList.Of(await checking.RunAsync(parsed, cancellationToken));
        ExcludeList.Write(lines, file);
        var streams = parsed.InvocationConfiguration;
        var summary = new CleanSummary(file, [.. lines.Select(line => new CleanSummary.Line(line.Name, line.Reason))]);
        if (parsed.GetValue(json))
            streams.Output.WriteLine(JsonSerializer.Serialize(summary, DataReportContext.Default.CleanSummary));
        else
            streams.Output.WriteLine($"{lines.Count} pictures and people to exclude are in {file}.");
        return CommandRunner.Success;
    }
}
