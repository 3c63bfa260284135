using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Cli.Output;
using FaceNet.Evaluation;
using FaceNet.Robustness;
using FaceNet.Scanning;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate robustness</c>: the paper's table 4 on any data.</summary>
internal sealed class RobustnessCommand : Command, IHasExamples
{
    private readonly Option<DirectoryInfo> images = new("--images")
    {
        Description = "A folder that holds a folder a person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly NumberOption<int> limit = new("--limit", 1, int.MaxValue)
    {
        Description =
            "Use only so many pictures, those of the first people; each is embedded for every row of the table",
        HelpName = "N",
    };
    private readonly ReportOption report;
    private readonly RecognizerOptions recognizerOptions;
    private readonly JsonOption json;

    public RobustnessCommand()
        : base("robustness", "VAL of compressed, small, blurred, turned and covered photos, beside the paper's table 4")
    {
        Add(images);
        Add(limit);
        report = new ReportOption(this);
        recognizerOptions = new RecognizerOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet evaluate robustness --images lfw/images --limit 1000",
                "21 rows; about nine minutes of processor time for 1,000 pictures."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(images);
        var pictures = Pictures(folder.FullName, parsed.GetValue(limit) ?? int.MaxValue);
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        var rows = new List<RobustnessRow>();
        var output = parsed.InvocationConfiguration.Output;
        using var array = json.IsSet(parsed) ? new JsonArray<RobustnessJson>(output) : null;
        if (array is null)
            output.WriteLine(RobustnessText.Head);
        foreach (var distortion in Distortion.Usual)
        {
            var row = RobustnessProtocol.Run(recognizer, folder.FullName, pictures, distortion, cancellationToken);
            rows.Add(row);
            array?.Add(RobustnessJson.Of(row));
            if (array is null)
                output.WriteLine(RobustnessText.Of(row));
        }
        if (report.Folder(parsed) is { } target)
            Report(recognizerOptions.Describe(parsed, recognizer), folder.Name, rows).Write(target);
        return FaceNetCommandLine.Yes;
    }

    private static RobustnessReport Report(
        IReadOnlyList<KeyValuePair<string, string>> settings,
        string data,
        IReadOnlyList<RobustnessRow> rows
    ) =>
        new()
        {
            Title =
                $"{settings.First(setting => setting.Key == RecognizerOptions.ModelSetting).Value} on harmed photos of {data}",
            Rows = rows,
            Settings = settings,
        };

    private static LabelledPhoto[] Pictures(string folder, int limit)
    {
        LabelledPhoto[] pictures =
        [
            .. PhotoFiles
                .Find(folder)
                .Where(path => path.Contains('/'))
                .Take(limit)
                .Select(path => new LabelledPhoto(path, path[..path.LastIndexOf('/')])),
        ];
        return pictures.Length > 0
            ? pictures
            : throw new EvaluationException(
                $"There are no pictures in folders below {folder}: a folder a person is needed."
            );
    }
}
