using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Storage;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet embed PATH… --out FILE</c>: one row a face, with its vector.</summary>
internal sealed class EmbedCommand : Command, IHasExamples
{
    private readonly PhotoArguments photos;
    private readonly Option<FileInfo> file = new("--out", "-o")
    {
        Description = "The file to write; its ending says the format: .npy, .parquet, .jsonl or .csv",
        HelpName = "FILE",
        Required = true,
    };
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public EmbedCommand()
        : base(
            "embed",
            "Turn every face into a vector, and write them to a file with photo, box, landmarks and quality"
        )
    {
        photos = new PhotoArguments(this);
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !FaceTableWriter.Knows(name))
                result.AddError(
                    $"--out is '{name}'; its ending must say the format: {string.Join(", ", FaceTableWriter.Extensions)}."
                );
        });
        Add(file);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet embed Photos --out faces.parquet", "For pandas, DuckDB or Spark."),
            ("facenet embed Photos --out faces.npy", "A NumPy array of records: numpy.load('faces.npy')['vector']."),
            ("facenet embed a.jpg b.jpg --out faces.csv", "For a spreadsheet."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = photos.Expand(parsed);
        var target = parsed.GetRequiredValue(file).FullName;
        var streams = parsed.InvocationConfiguration;
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        await using var rows = Create(target, recognizer.Dimension, list);
        await using var progress = new ProgressDisplay(streams);
        var unreadable = new List<UnreadableJson>();
        var (done, faces) = (0, 0);
        await foreach (var photo in list.ScanAsync(recognizer, cache, cancellationToken))
        {
            foreach (var found in photo.Faces)
                await rows.WriteAsync(new FaceRow(photo.Path, found.Face), cancellationToken);
            if (photo.UnreadableReason is { } reason)
                unreadable.Add(new UnreadableJson(photo.Path, reason));
            faces += photo.Faces.Count;
            progress.Report("Looking at photos", ++done, list.Count);
        }
        await rows.CompleteAsync(cancellationToken);
        await progress.DisposeAsync();
        Print(new EmbeddedJson(target, done, faces, recognizer.Dimension, unreadable), json.IsSet(parsed), streams);
        return FaceNetCommandLine.Answer(faces > 0, unreadable.Count, list.Count);
    }

    private static FaceTableWriter Create(string target, int dimension, PhotoList list)
    {
        var longestPath = list.Paths.Select(path => path.Length).DefaultIfEmpty().Max();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            return FaceTableWriter.Create(
                target,
                new FaceTableShape { Dimension = dimension, LongestPath = longestPath }
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"--out is {target}, which cannot be written: {exception.Message.TrimEnd('.')}. Name another file."
            );
        }
    }

    private static void Print(EmbeddedJson summary, bool asJson, InvocationConfiguration streams)
    {
        if (asJson)
        {
            streams.Output.WriteLine(JsonText.Serialize(summary));
            return;
        }
        foreach (var (path, reason) in summary.Unreadable)
            streams.Error.WriteLine($"facenet: {PlainText.Name(path)}: {reason}");
        streams.Output.WriteLine(
            $"{PlainText.Count(summary.Faces, "face")} of {PlainText.Count(summary.Photos, "photo")}, {summary.Dimension} values each, in {summary.File}"
        );
    }
}
