using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Leaks;
using FaceNet.Evaluation.Reports;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate leaks</c>: what do a training and a test set share?</summary>
internal sealed class LeaksCommand : Command, IHasExamples
{
    private const int Shown = 10;

    private readonly Option<DirectoryInfo> training = new("--training")
    {
        Description = "The training set, a folder a person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<DirectoryInfo> test = new("--test")
    {
        Description = "The test set, a folder a person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly NumberOption<float> distance = new("--distance", 0, 4)
    {
        Description =
            "Faces at most this far apart are suspected to be one person [default: half the model's threshold]",
        HelpName = "D",
    };
    private readonly ReportOption report;
    private readonly FaceReading faces;
    private readonly JsonOption json;

    public LeaksCommand()
        : base("leaks", "Find near-duplicate pictures and probably shared people of a training and a test set")
    {
        Add(training);
        Add(test);
        Add(distance);
        report = new ReportOption(this);
        faces = new FaceReading(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet evaluate leaks --training train --test lfw/images --report leaks",
                "A list and a figure. Exit code 0 when nothing is shared, 1 when something is."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (trainingFolder, testFolder) = (
            parsed.GetRequiredValue(training).FullName,
            parsed.GetRequiredValue(test).FullName
        );
        using var reader = await faces.OpenAsync(parsed, cancellationToken);
        var known = await reader.ReadPeopleAsync(trainingFolder, cancellationToken);
        var held = await reader.ReadPeopleAsync(testFolder, cancellationToken);
        var limit = parsed.GetValue(distance) ?? (reader.Recognizer.Threshold.SquaredDistance / 2);
        var shared = SharedPeople.Find(known, held, limit, cancellationToken);
        var result = new LeakResult
        {
            TrainingImages = known.Count,
            TestImages = held.Count,
            Bits = NearDuplicates.UsualBits,
            SquaredDistance = limit,
            NearDuplicates = NearDuplicates.Find(
                Hashes(trainingFolder, known),
                Hashes(testFolder, held),
                cancellationToken: cancellationToken
            ),
            SharedPeople = shared.People,
            ClosestDistances = shared.ClosestDistances,
        };
        if (report.Folder(parsed) is { } target)
            new LeakReport
            {
                Title = $"What {Path.GetFileName(trainingFolder)} and {Path.GetFileName(testFolder)} share",
                Result = result,
                Settings = reader.Settings,
                Picture = ReportOption.PicturesOf(trainingFolder, testFolder),
            }.Write(target);
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(EvaluationJson.Write(result));
        else
            Print(result, output);
        var clean = result.NearDuplicates.Count == 0 && result.SharedPeople.Count == 0;
        return clean ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static HashedImage[] Hashes(string folder, IReadOnlyList<LabelledFace> pictures) =>
        [.. pictures.AsParallel().AsOrdered().Select(picture => PictureHash.Of(folder, picture.Image))];

    private static void Print(LeakResult result, TextWriter output)
    {
        output.WriteLine(
            $"{result.TrainingImages} training and {PlainText.Count(result.TestImages, "test picture")}: "
                + $"{PlainText.Count(result.NearDuplicates.Count, "near-duplicate")}, {PlainText.Count(result.SharedPeople.Count, "probably shared person", "probably shared people")}"
        );
        foreach (var pair in result.NearDuplicates.Take(Shown))
            output.WriteLine($"picture  {pair.Training} = {pair.Test} ({PlainText.Count(pair.Bits, "bit")} differ)");
        foreach (var person in result.SharedPeople.Take(Shown))
            output.WriteLine(
                $"person   {person.TrainingPerson} = {person.TestPerson} ({PlainText.Count(person.ClosePairs, "close pair")}, the closest "
                    + $"{person.TrainingImage} and {person.TestImage} at {person.SquaredDistance:0.000})"
            );
    }
}
