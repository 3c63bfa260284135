using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Scanning;
using FaceNet.Storage;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet embed PATH… --out FILE</c>: one row a face, with its vector.</summary>
internal sealed class EmbedCommand : Command, IHasExamples
{
    private readonly PhotoArguments photos;
    private readonly Option<FileInfo> file = new("--out", "-o")
    {
        Description = "File to write; its ending says the format: .npy, .parquet, .jsonl or .csv",
        HelpName = "FILE",
        Required = true,
    };
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public EmbedCommand()
        : base("embed", "Write the vector of every face to a file, with its photo, box, landmarks, score and quality")
    {
        photos = new PhotoArguments(this);
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
        var paths = photos.Expand(parsed);
        var target = parsed.GetRequiredValue(file).FullName;
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        var scan = new PhotoScanner(recognizer, cache).ScanAsync(".", paths, cancellationToken);
        var summary = await WriteAsync(scan, target, paths, recognizer.Dimension, cancellationToken);
        Print(summary, json.IsSet(parsed), parsed.InvocationConfiguration);
        return summary.Faces > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static async Task<EmbeddedJson> WriteAsync(
        IAsyncEnumerable<ScannedPhoto> scan,
        string target,
        IReadOnlyList<string> paths,
        int dimension,
        CancellationToken cancellationToken
    )
    {
        await using var progress = new ProgressDisplay();
        var unreadable = new List<UnreadableJson>();
        var (done, faces) = (0, 0);
        await using var rows = FaceTableWriter.Create(
            target,
            new FaceTableShape { Dimension = dimension, LongestPath = paths.Max(path => path.Length) }
        );
        await foreach (var photo in scan)
        {
            foreach (var found in photo.Faces)
                await rows.WriteAsync(new FaceRow(photo.Path, found.Face), cancellationToken);
            if (photo.UnreadableReason is { } reason)
                unreadable.Add(new UnreadableJson(photo.Path, reason));
            faces += photo.Faces.Count;
            progress.Report("Embedding faces", ++done, paths.Count);
        }
        await rows.CompleteAsync(cancellationToken);
        return new EmbeddedJson(target, done, faces, dimension, unreadable);
    }

    private static void Print(EmbeddedJson summary, bool asJson, InvocationConfiguration streams)
    {
        if (asJson)
        {
            streams.Output.WriteLine(JsonText.Serialize(summary));
            return;
        }
        foreach (var (path, reason) in summary.Unreadable)
            streams.Error.WriteLine($"facenet: {path}: {reason}");
        streams.Output.WriteLine(
            $"{summary.Faces} faces of {summary.Photos} photos, {summary.Dimension} values each, in {summary.File}"
        );
    }
}
