using System.CommandLine;
using System.Runtime.CompilerServices;
using FaceNet.Cli.Output;
using FaceNet.Recognition;
using FaceNet.Scanning;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet watch FOLDER</c>: who is on the photos that arrive?</summary>
internal sealed class WatchCommand : Command, IHasExamples
{
    private readonly Argument<DirectoryInfo> folder = new("FOLDER")
    {
        Description = "The folder that photos arrive in; folders inside it count too",
    };
    private readonly Option<bool> once = new("--once")
    {
        Description = "Look at the photos that are there now, and end",
    };
    private readonly RecognitionSettings recognitionSettings;
    private readonly GalleryOptions galleryOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public WatchCommand()
        : base("watch", "Name the faces of photos as they arrive in a folder, until Ctrl-C")
    {
        Add(folder);
        Add(once);
        recognitionSettings = new RecognitionSettings(this);
        galleryOptions = new GalleryOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet watch ~/Pictures/Camera",
                "A line a face of each new photo. People enrolled meanwhile are known."
            ),
            ("facenet watch ~/Pictures/Camera --json > faces.jsonl", "A line of JSON for each photo."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var watched = parsed.GetRequiredValue(folder);
        if (!watched.Exists)
            throw new UsageException($"There is no folder {watched.FullName}. Give one that photos arrive in.");
        var streams = parsed.InvocationConfiguration;
        using var gallery = galleryOptions.OpenExisting(parsed);
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        using var people = new PersonRecognizer(recognizer, gallery, recognitionSettings.Of(parsed));
        var scanner = new PhotoScanner(recognizer, cache);
        var known = 0;
        try
        {
            await foreach (
                var photo in Photos(watched.FullName, parsed.GetValue(once), scanner, streams, cancellationToken)
            )
                known += Print(photo, people.Identify(photo.Faces.Select(found => found.Face)), parsed);
        }
        catch (OperationCanceledException) when (!parsed.GetValue(once))
        {
            // That is how a watch ends.
        }
        return known > 0 || !parsed.GetValue(once) ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static async IAsyncEnumerable<ScannedPhoto> Photos(
        string folder,
        bool once,
        PhotoScanner scanner,
        InvocationConfiguration streams,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (once)
        {
            await foreach (var photo in scanner.ScanAsync(folder, PhotoFiles.Find(folder), cancellationToken))
                yield return photo;
            yield break;
        }
        var arrivals = new PhotoArrivals(folder, TimeProvider.System);
        streams.Error.WriteLine($"facenet: watching {folder}; Ctrl-C ends it.");
        await foreach (var path in arrivals.WatchAsync(cancellationToken))
        await foreach (var photo in scanner.ScanAsync(folder, [path], cancellationToken))
            yield return photo;
    }

    private int Print(ScannedPhoto photo, IReadOnlyList<RecognizedFace> faces, ParseResult parsed)
    {
        var streams = parsed.InvocationConfiguration;
        if (json.IsSet(parsed))
            streams.Output.WriteLine(JsonText.SerializeLine(IdentifiedJson.Of(photo, faces)));
        else
            IdentifiedText.Print(photo, faces, streams);
        streams.Output.Flush();
        return faces.Count(face => face.Name is not null);
    }
}
