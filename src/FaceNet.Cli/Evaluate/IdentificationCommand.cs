using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Identification;
using FaceNet.Evaluation.Reports;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate identification</c>: who is this, among the people enrolled?</summary>
internal sealed class IdentificationCommand : Command, IHasExamples
{
    private readonly Option<DirectoryInfo> gallery = new("--enrol")
    {
        Description = "The gallery: a folder that holds a folder a person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<DirectoryInfo> probes = new("--probe")
    {
        Description = "The pictures to name, a folder a person; a name that is not enrolled is an unknown person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly ReportOption report;
    private readonly FaceReading faces;
    private readonly JsonOption json;

    public IdentificationCommand()
        : base("identification", "Rank-1 to rank-20, and detection and identification of unknown people at FAR")
    {
        Add(gallery);
        Add(probes);
        report = new ReportOption(this);
        faces = new FaceReading(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet evaluate identification --enrol gallery --probe probes", "The folders' names are the people."),
            (
                "facenet evaluate identification --enrol gallery --probe probes --report report",
                "With the cumulative match characteristic on a page."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (galleryFolder, probeFolder) = (parsed.GetRequiredValue(gallery), parsed.GetRequiredValue(probes));
        using var reader = await faces.OpenAsync(parsed, cancellationToken);
        var enrolled = await reader.ReadPeopleAsync(galleryFolder.FullName, cancellationToken);
        var probed = await reader.ReadPeopleAsync(probeFolder.FullName, cancellationToken);
        var result = IdentificationProtocol.Run(enrolled, probed, null, cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(EvaluationJson.Write(result));
        else
            Print(result, output);
        if (report.Folder(parsed) is { } target)
            new IdentificationReport
            {
                Title = $"{reader.ModelName}: who of {galleryFolder.Name} is on {probeFolder.Name}?",
                Result = result,
                Settings = reader.Settings,
            }.Write(target);
        return FaceNetCommandLine.Yes;
    }

    private static void Print(IdentificationResult result, TextWriter output)
    {
        output.WriteLine(
            $"{PlainText.Count(result.Enrolled, "person", "people")} enrolled, {PlainText.Count(result.Probes, "probe")}, "
                + $"{result.UnknownProbes} of unknown people; no face found on {PlainText.Count(result.NotDetected, "probe")} and "
                + $"{PlainText.Count(result.NotEnrolled, "picture")} of the gallery"
        );
        foreach (var rank in new[] { 1, 5, 10, 20 })
            output.WriteLine($"rank {rank, -2}          {result.CumulativeMatch[rank - 1]:0.0000}");
        foreach (var rate in result.DetectionIdentificationRate)
            output.WriteLine(
                rate.NotMeasurable is { } reason
                    ? $"DIR at FAR {rate.FalseAcceptRate, -5:0.###} {reason}"
                    : $"DIR at FAR {rate.FalseAcceptRate, -5:0.###} {rate.Rate:0.0000} ± {rate.StandardError:0.0000} (standard error)"
            );
    }
}
