using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Scanning;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet detect PATH…</c>: where are the faces, and how good are they?</summary>
internal sealed class DetectCommand : Command, IHasExamples
{
    private readonly PhotoArguments photos;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public DetectCommand()
        : base("detect", "Find the faces in photos: where they are, and how good")
    {
        photos = new PhotoArguments(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet detect party.jpg", "A line a face: box, score, quality. Exit code 1 when there is no face."),
            ("facenet detect Photos --json > faces.json", "All photos below a folder, with 68 landmarks of each face."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = photos.Expand(parsed);
        var streams = parsed.InvocationConfiguration;
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        await using var progress = new ProgressDisplay(streams);
        using var array = json.IsSet(parsed) ? new JsonArray<PhotoJson>(streams.Output) : null;
        var (done, faces, unreadable) = (0, 0, 0);
        await foreach (var photo in list.ScanAsync(recognizer, cache, cancellationToken))
        {
            if (array is null)
                Print(photo, streams);
            else
                array.Add(PhotoJson.Of(photo));
            faces += photo.Faces.Count;
            unreadable += photo.UnreadableReason is null ? 0 : 1;
            // Lines on a terminal are progress enough, and would run into a bar.
            if (Console.IsOutputRedirected)
                progress.Report("Looking at photos", ++done, list.Count);
        }
        return FaceNetCommandLine.Answer(faces > 0, unreadable, list.Count);
    }

    private static void Print(ScannedPhoto photo, InvocationConfiguration streams)
    {
        var name = PlainText.Name(photo.Path);
        if (photo.UnreadableReason is { } reason)
            streams.Error.WriteLine($"facenet: {name}: {reason}");
        else if (photo.Faces.Count == 0)
            streams.Output.WriteLine($"{name}: no face");
        foreach (var (face, _) in photo.Faces)
        {
            var (x, y, width, height) = face.Box;
            var reasons = face.Quality.Reasons.Count == 0 ? "" : $" ({string.Join("; ", face.Quality.Reasons)})";
            streams.Output.WriteLine(
                $"{name}: face at {x:0},{y:0} of {width:0}×{height:0} pixels, score {face.Score:0.00}, quality {face.Quality.Score:0.00}{reasons}"
            );
        }
    }
}
