using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Curation;
using FaceNet.Layout;
using FaceNet.Models;
using FaceNet.Organizing;
using FaceNet.Pages;
using FaceNet.Recognition;
using FaceNet.Scanning;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet organize PHOTOS</c>: a folder of photos, sorted by person, as a page to look at.</summary>
internal sealed class OrganizeCommand : Command, IHasExamples
{
    internal const string PeopleFile = "people.json";

    private readonly Argument<string?> folderOfPhotos = new("PHOTOS")
    {
        Description = "The folder of photos; folders inside it count too",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> demo = new("--demo")
    {
        Description = "Instead of your own, sort six sample photos, which are fetched once",
    };
    private readonly Option<DirectoryInfo> folder = new("--out", "-o")
    {
        Description = "The folder for index.html, the page to look at, and people.json, the same for programs",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("people"),
    };
    private readonly NumberOption<float> distance = new("--distance", 0, 4)
    {
        Description =
            "How unlike faces of one person may be, as a mean squared distance, 0 to 4; smaller splits people, larger merges them [default: the model's]",
        HelpName = "D",
    };
    private readonly ClusteringOption clustering = new();
    private readonly GalleryOptions galleryOptions;
    private readonly LayoutOptions layoutOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public OrganizeCommand()
        : base("organize", "Sort a folder of photos by person, and leave a page that shows who is on which photo")
    {
        Add(folderOfPhotos);
        Add(demo);
        Add(folder);
        Add(distance);
        Add(clustering);
        galleryOptions = new GalleryOptions(
            this,
            "Name people by this gallery, and keep to what was decided in it [default: gallery.db in your data folder; without the option, none]"
        );
        layoutOptions = new LayoutOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        Validators.Add(result =>
        {
            if (result.GetResult(folderOfPhotos) is null or { Tokens.Count: 0 } == !result.GetValue(demo))
                result.AddError("Give a folder of photos, or --demo, and not both.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet organize --demo", "Try it on six sample photos, then look at people/index.html."),
            ("facenet organize ~/Pictures", "A second run looks at new photos only."),
            (
                "facenet organize ~/Pictures --gallery family.db",
                "People whom the gallery knows get their names, and what was decided about faces holds."
            ),
            (
                "facenet organize ~/Pictures --out ~/People --hardlink",
                "Also a folder a person, without taking space; 'facenet undo ~/People' removes them."
            ),
        ];

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(folder).FullName;
        var source = parsed.GetValue(demo) ? null : Existing(parsed.GetRequiredValue(folderOfPhotos)!);
        var kind = layoutOptions.Kind(parsed);
        // Asked before the scan, which may take hours.
        if (kind is not null)
            FolderLayout.EnsureReplaceable(target);
        return OrganizeAsync(parsed, source, target, kind, cancellationToken);
    }

    private static string Existing(string source)
    {
        if (File.Exists(source))
            throw new UsageException($"{source} is a file. Give the folder it is in, or see 'facenet detect --help'.");
        return Directory.Exists(source)
            ? Path.GetFullPath(source)
            : throw new UsageException($"There is no folder {source}. Give one that holds photos.");
    }

    private async Task<int> OrganizeAsync(
        ParseResult parsed,
        string? source,
        string target,
        LayoutKind? kind,
        CancellationToken cancellationToken
    )
    {
        await using var progress = new ProgressDisplay(parsed.InvocationConfiguration);
        source ??= await ModelStore.Default.GetSamplePhotosAsync(progress, cancellationToken);
        var people = await WriteAsync(parsed, source, target, progress, cancellationToken);
        var laidOut = kind is { } chosen
            ? LayOut(FolderLayout.Plan(people, source, target, chosen), progress, cancellationToken)
            : null;
        await progress.DisposeAsync();
        var answer = new OrganizedText(target, parsed.InvocationConfiguration);
        answer.PrintLeftOut(laidOut);
        if (json.IsSet(parsed))
            await answer.PrintJsonAsync(PeopleFile);
        else
            answer.Print(people, laidOut);
        return FaceNetCommandLine.Answer(people.FaceCount > 0, people.Unreadable.Count, people.PhotoCount);
    }

    /// <summary>Writes the page first: it is the larger, and if the disk cannot take it, both files stay as they were.</summary>
    private async Task<OrganizedPhotos> WriteAsync(
        ParseResult parsed,
        string source,
        string target,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    )
    {
        var photos = PhotosIn(source);
        using var thumbnails = Open(target);
        var people = await GroupAsync(parsed, source, photos, thumbnails, progress, cancellationToken);
        var page = new PeoplePage(
            new PeoplePageOptions
            {
                PhotoFolder = source,
                Thumbnails = thumbnails.Find,
                Unnamed = galleryOptions.IsSet(parsed) ? "Somebody" : "Person",
            },
            TimeProvider.System
        );
        page.WriteFile(Path.Combine(target, "index.html"), people, cancellationToken);
        PeopleJson.WriteFile(Path.Combine(target, PeopleFile), people, cancellationToken);
        return people;
    }

    private static PhotoList PhotosIn(string source)
    {
        var unreadable = new List<ScannedPhoto>();
        var paths = PhotoFiles.Find(
            source,
            (path, reason) => unreadable.Add(new ScannedPhoto { Path = path, UnreadableReason = reason })
        );
        return paths.Count + unreadable.Count > 0
            ? new PhotoList(paths, unreadable)
            : throw new UsageException($"There are no photos in {source}. Give a folder that holds some.");
    }

    private static ThumbnailSpool Open(string target)
    {
        try
        {
            return new ThumbnailSpool(target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"--out is {target}, where nothing can be written: {exception.Message.TrimEnd('.')}. Name another folder."
            );
        }
    }

    private async Task<OrganizedPhotos> GroupAsync(
        ParseResult parsed,
        string source,
        PhotoList photos,
        ThumbnailSpool thumbnails,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    )
    {
        using var recognizer = await recognizerOptions.LoadAsync(parsed, progress, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        var groupingDistance = parsed.GetValue(distance) ?? recognizer.GroupingDistance;
        using var gallery = galleryOptions.IsSet(parsed) ? galleryOptions.OpenExisting(parsed) : null;
        using var enrolled = gallery is null
            ? null
            : new PersonRecognizer(recognizer, gallery, RecognitionSettings.Usual(parsed));
        var remembered = gallery is null ? null : new RememberedFaces(gallery);
        var grouper = new PeopleGrouper(
            new GroupingOptions
            {
                MeanSquaredDistance = groupingDistance,
                Clustering = clustering.Create(parsed, groupingDistance),
                Knowledge = remembered is null ? null : remembered.Among,
            }
        );
        foreach (var unreadable in photos.UnreadableFolders)
            grouper.Add(unreadable);
        var done = 0;
        await foreach (
            var photo in new PhotoScanner(recognizer, cache).ScanAsync(source, photos.Paths, cancellationToken)
        )
        {
            grouper.Add(photo);
            thumbnails.Add(photo);
            progress.Report("Looking at photos", ++done, photos.Paths.Count);
        }
        return grouper.Group(
            enrolled is null ? null : faces => remembered?.NameOf(faces, groupingDistance, enrolled.NameOf),
            cancellationToken
        );
    }

    private static LayoutOutcome LayOut(
        LayoutPlan plan,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    ) => FolderLayout.Replace(plan, progress.Counting("Laying out folders", plan.Operations.Count), cancellationToken);
}
