using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Clusters;
using FaceNet.Evaluation.Reports;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate clustering</c>: are the people of an organised folder people?</summary>
internal sealed class ClusteringCommand : Command, IHasExamples
{
    private readonly Option<FileInfo> predicted = new("--predicted")
    {
        Description = "The people.json that 'facenet organize' left",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<FileInfo> labels = new("--labels")
    {
        Description = "Who is on which photo: tab-separated, with the columns photo and person",
        HelpName = "FILE",
        Required = true,
    };
    private readonly ReportOption report;
    private readonly JsonOption json;

    public ClusteringCommand()
        : base("clustering", "B-cubed and pairwise precision, recall and F, NMI, ARI, the worst merges and splits")
    {
        Add(predicted);
        Add(labels);
        report = new ReportOption(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet evaluate clustering --predicted people/people.json --labels people.tsv",
                "Each photo counts by its main face, the one with the highest score."
            ),
        ];

    private int Run(ParseResult parsed)
    {
        var (people, truth) = (parsed.GetRequiredValue(predicted), parsed.GetRequiredValue(labels));
        var result = ClusteringProtocol.Run(PredictedPeople.Read(people.FullName, PersonLabels.Read(truth.FullName)));
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(EvaluationJson.Write(result));
        else
            Print(result, output);
        if (report.Folder(parsed) is { } target)
            new ClusteringReport
            {
                Title = $"{people.Name} against {truth.Name}",
                Result = result,
                Settings =
                [
                    new("people", people.Name),
                    new("SHA-256 of the people", FileHash.Of(people)),
                    new("labels", truth.Name),
                    new("SHA-256 of the labels", FileHash.Of(truth)),
                ],
            }.Write(target);
        return FaceNetCommandLine.Yes;
    }

    private static void Print(ClusteringResult result, TextWriter output)
    {
        var measures = result.Measures;
        output.WriteLine(
            $"{PlainText.Count(result.Faces, "face")} of {PlainText.Count(result.People, "person", "people")} in "
                + $"{PlainText.Count(measures.Clusters, "cluster")}; {result.NotDetected} not found"
        );
        Print("B-cubed ", measures.BCubed, output);
        Print("pairwise", measures.Pairwise, output);
        output.WriteLine($"NMI       {measures.NormalizedMutualInformation:0.0000}");
        output.WriteLine($"ARI       {measures.AdjustedRandIndex:0.0000}");
        foreach (var merge in result.WorstMerges.Take(5))
            output.WriteLine($"merged    {merge.Cluster}: {Join(merge.People)}");
        foreach (var split in result.WorstSplits.Take(5))
            output.WriteLine($"split     {split.Person}: {Join(split.Clusters)}");
    }

    private static void Print(string name, PrecisionRecall measure, TextWriter output) =>
        output.WriteLine(
            $"{name}  precision {measure.Precision:0.0000}, recall {measure.Recall:0.0000}, F {measure.F:0.0000}"
        );

    private static string Join(IEnumerable<FaceCount> counts) =>
        string.Join(", ", counts.Take(6).Select(count => $"{count.Name} ({count.Faces})"));
}
