using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Recognition;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet identify PHOTO…</c>: who is on these photos?</summary>
internal sealed class IdentifyCommand : Command, IHasExamples
{
    private readonly PhotoArguments photos;
    private readonly RecognitionSettings recognitionSettings;
    private readonly GalleryOptions galleryOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public IdentifyCommand()
        : base("identify", "Name every face of some photos by the people enrolled")
    {
        photos = new PhotoArguments(this);
        recognitionSettings = new RecognitionSettings(this);
        galleryOptions = new GalleryOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet identify party.jpg", "A line a face. Exit code 1 when nobody is known."),
            ("facenet identify Photos --json > who.json", "With candidates, distances and false accept rates."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = photos.Expand(parsed);
        var streams = parsed.InvocationConfiguration;
        using var gallery = galleryOptions.OpenExisting(parsed);
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        using var people = new PersonRecognizer(recognizer, gallery, recognitionSettings.Of(parsed));
        await using var progress = new ProgressDisplay(streams);
        using var array = json.IsSet(parsed) ? new JsonArray<IdentifiedJson>(streams.Output) : null;
        var (done, known, unreadable) = (0, 0, 0);
        await foreach (var photo in list.ScanAsync(recognizer, cache, cancellationToken))
        {
            var faces = people.Identify(photo.Faces.Select(found => found.Face));
            if (array is null)
                IdentifiedText.Print(photo, faces, streams);
            else
                array.Add(IdentifiedJson.Of(photo, faces));
            known += faces.Count(face => face.Name is not null);
            unreadable += photo.UnreadableReason is null ? 0 : 1;
            if (Console.IsOutputRedirected)
                progress.Report("Looking at photos", ++done, list.Count);
        }
        return FaceNetCommandLine.Answer(known > 0, unreadable, list.Count);
    }
}
