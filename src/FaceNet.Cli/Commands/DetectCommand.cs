using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Organizing;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet detect PATH…</c>: where are the faces, and how good are they?</summary>
internal sealed class DetectCommand : Command, IHasExamples
{
    private readonly PhotoArguments photos;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public DetectCommand()
        : base("detect", "Find the faces in photos: boxes, landmarks and quality")
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
            ("facenet detect Photos --json", "All photos below a folder, with the 68 landmarks of each face."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = photos.Expand(parsed);
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        var output = parsed.InvocationConfiguration.Output;
        using var array = json.IsSet(parsed) ? new JsonArray<PhotoJson>(output) : null;
        var faces = 0;
        var readable = false;
        await foreach (var photo in new PhotoScanner(recognizer, cache).ScanAsync(".", paths, cancellationToken))
        {
            faces += photo.Faces.Count;
            readable |= photo.UnreadableReason is null;
            array?.Add(PhotoJson.Of(photo));
            if (array is null)
                Print(photo, output, parsed.InvocationConfiguration.Error);
        }
        if (!readable && paths.Count > 0)
            return FaceNetCommandLine.Error;
        return faces > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static void Print(ScannedPhoto photo, TextWriter output, TextWriter error)
    {
        if (photo.UnreadableReason is { } reason)
            error.WriteLine($"facenet: {photo.Path}: {reason}");
        else if (photo.Faces.Count == 0)
            output.WriteLine($"{photo.Path}: no face");
        foreach (var (face, _) in photo.Faces)
        {
            var (x, y, width, height) = face.Box;
            var reasons = face.Quality.Reasons.Count == 0 ? "" : $" ({string.Join("; ", face.Quality.Reasons)})";
            output.WriteLine(
                $"{photo.Path}: face at {x:0},{y:0} of {width:0}×{height:0} pixels, score {face.Score:0.00}, quality {face.Quality.Score:0.00}{reasons}"
            );
        }
    }
}
