using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Recognition;
using FaceNet.Regions;
using FaceNet.Scanning;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet tag PHOTO…</c>: the names of enrolled people, for other programs, beside the photos.</summary>
internal sealed class TagCommand : Command, IHasExamples
{
    private readonly PhotoArguments photos;
    private readonly Option<bool> unknown = new("--unknown")
    {
        Description = "Also mark the faces of nobody known, without a name",
    };
    private readonly SidecarOptions sidecarOptions;
    private readonly RecognitionSettings recognitionSettings;
    private readonly GalleryOptions galleryOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public TagCommand()
        : base("tag", "Mark the faces of people enrolled in XMP sidecars, for digiKam and other programs")
    {
        photos = new PhotoArguments(this);
        Add(unknown);
        sidecarOptions = new SidecarOptions(this);
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
                "facenet tag Photos --dry-run",
                "Says who would be marked on which photo. Exit code 1 when nobody is known, or a sidecar cannot be written."
            ),
            (
                "facenet tag Photos",
                "Writes Photos/lake.jpg.xmp and so on. Photos are not touched, nor names that you gave; 'facenet untag Photos' takes it back."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = photos.Expand(parsed);
        var streams = parsed.InvocationConfiguration;
        await using var progress = new ProgressDisplay(streams);
        // Nothing is written before everything was looked at: what is stopped until then leaves no trace.
        var plan = await PlanAsync(parsed, list, progress, cancellationToken);
        using var answer = new SidecarText(streams, json.IsSet(parsed), sidecarOptions.IsTrial(parsed));
        var regions = sidecarOptions.Regions(parsed);
        var shared = list.Paths.CountBy(regions.SidecarOf).Where(sidecar => sidecar.Value > 1).ToDictionary();
        foreach (var (index, (photo, faces)) in plan.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            answer.Add(photo.Path, Write(regions, photo, faces, shared, sidecarOptions.IsTrial(parsed)));
            if (Console.IsOutputRedirected)
                progress.Report("Writing sidecars", index + 1, plan.Count);
        }
        await progress.DisposeAsync();
        answer.End();
        return answer.ExitCode(answer.Named > 0);
    }

    private async Task<List<(ScannedPhoto Photo, FaceRegion[] Faces)>> PlanAsync(
        ParseResult parsed,
        PhotoList list,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    )
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        using var recognizer = await recognizerOptions.LoadAsync(parsed, progress, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        using var people = new PersonRecognizer(recognizer, gallery, recognitionSettings.Of(parsed));
        var plan = new List<(ScannedPhoto, FaceRegion[])>();
        await foreach (var photo in list.ScanAsync(recognizer, cache, cancellationToken))
        {
            var faces = people
                .Identify(photo.Faces.Select(found => found.Face))
                .Where(found => found.Name is not null || parsed.GetValue(unknown))
                .Select(found => new FaceRegion(found.Name, found.Face.Box));
            // Without vectors and pictures, which would fill the memory.
            plan.Add((photo with { Faces = [] }, [.. faces]));
            progress.Report("Looking at photos", plan.Count, list.Count);
        }
        return plan;
    }

    private static SidecarResult Write(
        PhotoRegions regions,
        ScannedPhoto photo,
        FaceRegion[] faces,
        Dictionary<string, int> shared,
        bool isTrial
    )
    {
        if (photo.UnreadableReason is { } reason)
            return SidecarResult.Unreadable(reason);
        if (shared.ContainsKey(regions.SidecarOf(photo.Path)))
            return new SidecarResult(
                null,
                $"{regions.SidecarOf(photo.Path)} would be the sidecar of several of these photos. Do without --replace-extension."
            );
        return SidecarResult.Of(() => regions.Write(photo.Path, faces, isTrial));
    }
}
