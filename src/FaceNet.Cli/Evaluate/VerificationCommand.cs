using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Pairs;
using FaceNet.Evaluation.Reports;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate verification</c>: the k-fold protocol of LFW on any list of pairs.</summary>
internal sealed class VerificationCommand : Command, IHasExamples
{
    private readonly Option<FileInfo> pairsFile = new("--pairs")
    {
        Description = "LFW's pairs.txt, one of its development files, or CSV: left,right,same[,fold]",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<DirectoryInfo> images = new("--images")
    {
        Description = "The folder that the pictures' paths are relative to",
        HelpName = "DIR",
        Required = true,
    };
    private readonly ReportOption report;
    private readonly FaceReading faces;
    private readonly JsonOption json;

    public VerificationCommand()
        : base("verification", "Accuracy over ten folds, VAL at FAR, ROC, AUC and EER on a list of pairs")
    {
        Add(pairsFile);
        Add(images);
        report = new ReportOption(this);
        faces = new FaceReading(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet evaluate verification --pairs lfw/pairs.txt --images lfw/images", "The ten folds of LFW."),
            (
                "facenet evaluate verification --pairs mine.csv --images Photos --report report",
                "Your own pairs, with curves and the hardest pairs on a page."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(images).FullName;
        var file = parsed.GetRequiredValue(pairsFile);
        var pairs = UsualFolds.Of(PairFile.Read(file.FullName), file);
        using var reader = await faces.OpenAsync(parsed, cancellationToken);
        var embeddings = await reader.ReadAsync(folder, [.. pairs.Images], cancellationToken);
        var scored = ScoredPair.Measure(pairs, image => embeddings[image]);
        var result = VerificationProtocol.Run(scored, null, cancellationToken);

        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(EvaluationJson.Write(result));
        else
            VerificationText.Print(result, output);
        if (report.Folder(parsed) is { } target)
            new VerificationReport
            {
                Title = $"{reader.ModelName} on {file.Name}",
                Result = result,
                Pairs = scored,
                Settings =
                [
                    .. reader.Settings,
                    new("pairs", file.Name),
                    new("SHA-256 of the pairs", FileHash.Of(file)),
                ],
                Picture = ReportOption.PicturesOf(folder),
            }.Write(target);
        return FaceNetCommandLine.Yes;
    }
}
