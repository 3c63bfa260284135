using System.CommandLine;
using System.Text.Json;
using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Cli.Data;

/// <summary><c>facenet-train check DATA</c></summary>
internal sealed class CheckCommand : Command
{
    private readonly DataChecking checking;

    private readonly Option<bool> counts = new("--counts") { Description = "Count only; no picture is opened." };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON." };

    public CheckCommand()
        : base(
            "check",
            """
            Look a data set over before training: its numbers, copies of photos, wrong names, people under two names.

            A pretrained model judges, and it errs: look at what it names. "clean" writes it down as a list to exclude.

            Examples:
              facenet-train check people/
              facenet-train check people/ --counts --exclude exclude.txt
              facenet-train check faces.csv --json --crops crops.bin
            """
        )
    {
        checking = new DataChecking(this);
        Add(counts);
        Add(json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(counts))
            WriteCounts(DataCounts.Of(checking.Read(parsed)), parsed.GetValue(json), output);
        else
            Write(await checking.RunAsync(parsed, cancellationToken), parsed.GetValue(json), output);
        return CommandRunner.Success;
    }

    private static void WriteCounts(DataCounts counts, bool json, TextWriter output)
    {
        if (json)
            output.WriteLine(JsonSerializer.Serialize(counts, DataReportContext.Default.DataCounts));
        else
            ReportText.Write(counts, output);
    }

    private static void Write(DataReport report, bool json, TextWriter output)
    {
        if (json)
            output.WriteLine(JsonSerializer.Serialize(report, DataReportContext.Default.DataReport));
        else
            ReportText.Write(report, output);
    }
}
