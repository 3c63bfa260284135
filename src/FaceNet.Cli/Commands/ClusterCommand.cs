using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Curation;
using FaceNet.Galleries;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet cluster PHOTO…</c>: whose faces are these, named or not, as far as is known?</summary>
internal sealed class ClusterCommand : Command, IHasExamples, IKeepsWork
{
    private readonly PhotoArguments photos;
    private readonly Option<bool> full = new("--full")
    {
        Description = "Sort all faces anew of which nothing is known, and not only those that are nobody's",
    };
    private readonly NumberOption<float> distance = new("--distance", 0, 4)
    {
        Description =
            "How unlike faces of one person may be, as a mean squared distance, 0 to 4; smaller splits people, larger merges them [default: the model's]",
        HelpName = "D",
    };
    private readonly NumberOption<float> minQuality = new("--min-quality", 0, 1)
    {
        Description = "Leave out faces of lower quality, 0 to 1; a poor face resembles everybody",
        HelpName = "QUALITY",
        DefaultValueFactory = _ => GalleryIntake.UsualMinQuality,
    };
    private readonly GalleryOptions galleryOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public ClusterCommand()
        : base(
            "cluster",
            "Bring the faces of photos into the gallery, and sort its faces by person; names and decisions hold"
        )
    {
        photos = new PhotoArguments(this, isOptional: true);
        Add(full);
        Add(distance);
        Add(minQuality);
        galleryOptions = new GalleryOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet cluster ~/Pictures",
                "New faces join people or found new ones, such as Person 12, whom 'facenet name' gives a name."
            ),
            ("facenet cluster --full", "After some answers to 'facenet questions': look at all faces again."),
        ];

    public string Kept => "Faces already taken into the gallery stay.";

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = photos.AreGiven(parsed.CommandResult) ? photos.Expand(parsed) : new PhotoList([], []);
        using var gallery = list.Count > 0 ? galleryOptions.Open(parsed) : galleryOptions.OpenExisting(parsed);
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        var intake = new GalleryIntake(gallery, recognizer.Space, parsed.GetValue(minQuality)!.Value)
        {
            Folder = PhotoList.Folder,
        };
        await TakeInAsync(list, intake, recognizer, parsed, cancellationToken);
        var sorted = new GallerySorter(
            gallery,
            new SortingOptions
            {
                MeanSquaredDistance = parsed.GetValue(distance) ?? recognizer.GroupingDistance,
                IsFull = parsed.GetValue(full),
            }
        ).Sort(cancellationToken);
        Print(gallery, intake, sorted, parsed);
        return sorted.Faces > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private async Task TakeInAsync(
        PhotoList list,
        GalleryIntake intake,
        FaceRecognizer recognizer,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        using var cache = cacheOptions.Open(parsed);
        var streams = parsed.InvocationConfiguration;
        await using var progress = new ProgressDisplay(streams);
        try
        {
            await foreach (var photo in list.ScanAsync(recognizer, cache, cancellationToken))
            {
                if (photo.UnreadableReason is { } reason)
                    streams.Error.WriteLine($"facenet: {PlainText.Name(photo.Path)}: {reason}");
                intake.Add(photo);
                progress.Report("Looking at photos", intake.Photos, list.Count);
            }
        }
        finally
        {
            // Whoever stops early keeps what was done.
            intake.Flush();
        }
    }

    private void Print(Gallery gallery, GalleryIntake intake, SortingResult sorted, ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
        {
            output.WriteLine(JsonText.Serialize(ClusteredJson.Of(intake, sorted)));
            return;
        }
        if (intake.Photos > 0)
            output.WriteLine(
                $"{PlainText.Count(intake.Photos, "photo")}: {PlainText.Count(intake.Added, "face")} new, {intake.Known} there already, {intake.Poor} too poor"
            );
        var founded =
            sorted.Founded == 0
                ? "none founded new people"
                : $"{sorted.FoundedFaces} founded {PlainText.Count(sorted.Founded, "new person", "new people")}";
        var moved = sorted.Moved > 0 ? $", {sorted.Moved} moved" : "";
        output.WriteLine(
            $"{PlainText.Count(sorted.Joined, "face")} joined people, {founded}{moved}, {sorted.Alone} alone"
        );
        output.WriteLine(
            $"{PlainText.Count(sorted.Faces, "face")}, {PlainText.Count(sorted.People, "person", "people")} in {gallery.Path}"
        );
    }
}
