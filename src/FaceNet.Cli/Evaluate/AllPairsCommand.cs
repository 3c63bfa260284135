using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Reports;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate all-pairs</c>: every picture against every other.</summary>
internal sealed class AllPairsCommand : Command, IHasExamples
{
    private readonly Option<DirectoryInfo> images = new("--images")
    {
        Description = "A folder that holds a folder a person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly ReportOption report;
    private readonly FaceReading faces;
    private readonly JsonOption json;

    public AllPairsCommand()
        : base("all-pairs", "VAL down to FAR 1e-6 from every picture against every other")
    {
        Add(images);
        report = new ReportOption(this);
        faces = new FaceReading(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet evaluate all-pairs --images lfw/images", "8,000 pictures are 33 million pairs: seconds."),
            (
                "facenet evaluate all-pairs --images lfw/images --report report",
                "Also curves and the hardest pairs on a page."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(images);
        using var reader = await faces.OpenAsync(parsed, cancellationToken);
        var people = await reader.ReadPeopleAsync(folder.FullName, cancellationToken);
        var result = AllPairsProtocol.Run(people, null, cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(EvaluationJson.Write(result));
        else
            Print(result, output);
        if (report.Folder(parsed) is { } target)
            new AllPairsReport
            {
                Title = $"{reader.ModelName} on all pairs of {folder.Name}",
                Result = result,
                Settings = [.. reader.Settings, new("pictures", folder.Name)],
                Picture = ReportOption.PicturesOf(folder.FullName),
            }.Write(target);
        return FaceNetCommandLine.Yes;
    }

    private static void Print(AllPairsResult result, TextWriter output)
    {
        output.WriteLine(
            $"{PlainText.Count(result.Images, "picture")} of {PlainText.Count(result.People, "person", "people")}, no face found on {result.NotDetected}: "
                + $"{result.SamePairs:N0} same and {result.DifferentPairs:N0} different pairs"
        );
        output.WriteLine($"area under ROC  {result.AreaUnderCurve:0.00000}");
        output.WriteLine($"equal error     {result.EqualErrorRate:0.0000}");
        VerificationText.Print(result.ValidationRate, output);
        if (result.NotDetected > 0)
            PrintAll(result, output);
    }

    private static void PrintAll(AllPairsResult result, TextWriter output)
    {
        output.WriteLine(
            $"The same with {result.SamePairsNotDetected:N0} same pairs in which no face was found counted as not accepted:"
        );
        foreach (var (falseAcceptRate, rate) in result.ValidationRateOfAll)
            if (rate is not null)
                output.WriteLine($"VAL at FAR {falseAcceptRate, -8:0.######} {rate:0.0000}");
    }
}
