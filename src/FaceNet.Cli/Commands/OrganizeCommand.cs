using System.CommandLine;
using System.Text;
using FaceNet.Cli.Output;
using FaceNet.Models;
using FaceNet.Organizing;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet organize PHOTOS</c>: a folder of photos, sorted by person, as a page to look at.</summary>
internal sealed class OrganizeCommand : Command, IHasExamples
{
    private readonly Argument<DirectoryInfo?> photos = new("PHOTOS")
    {
        Description = "The folder of photos; folders inside it count too",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> demo = new("--demo")
    {
        Description = "Organise six sample photos instead, fetched once",
    };
    private readonly Option<DirectoryInfo> folder = new("--out", "-o")
    {
        Description = "Where index.html and people.json go",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("people"),
    };
    private readonly Option<float?> distance = new("--distance")
    {
        Description =
            "Mean squared distance up to which faces are one person, 0 to 4; smaller splits, larger merges (default: the model's)",
        HelpName = "D",
    };
    private readonly LayoutOptions layoutOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public OrganizeCommand()
        : base("organize", "Sort a folder of photos by person, and leave a page that shows who is on which photo")
    {
        Add(photos);
        Add(demo);
        Add(folder);
        Add(distance);
        layoutOptions = new LayoutOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        Validators.Add(result =>
        {
            if (result.GetResult(photos) is null or { Tokens.Count: 0 } == !result.GetValue(demo))
                result.AddError("Give a folder of photos, or --demo.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet organize ~/Pictures",
                "Look at people/index.html afterwards. A second run only looks at new photos."
            ),
            ("facenet organize ~/Pictures --out ~/People --hardlink", "Also a folder a person, without taking space."),
            ("facenet organize --demo", "Try it on six sample photos."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var progress = new ProgressDisplay();
        var source = parsed.GetValue(demo)
            ? await ModelStore.Default.GetSamplePhotosAsync(progress, cancellationToken)
            : parsed.GetRequiredValue(photos)!.FullName;
        var target = parsed.GetRequiredValue(folder).FullName;
        Directory.CreateDirectory(target);
        using var thumbnails = new ThumbnailSpool(target);

        var people = await GroupAsync(parsed, source, thumbnails, progress, cancellationToken);

        PeopleJson.WriteFile(Path.Combine(target, "people.json"), people, cancellationToken);
        new PeoplePage(
            new PeoplePageOptions { PhotoFolder = source, Thumbnails = thumbnails.Find },
            TimeProvider.System
        ).WriteFile(Path.Combine(target, "index.html"), people, cancellationToken);
        await progress.DisposeAsync();
        Print(people, target, parsed);
        if (layoutOptions.Kind(parsed) is { } kind)
            LayOut(FolderLayout.Plan(people, source, target, kind), parsed, cancellationToken);
        return people.FaceCount > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private async Task<OrganizedPhotos> GroupAsync(
        ParseResult parsed,
        string source,
        ThumbnailSpool thumbnails,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    )
    {
        using var recognizer = await recognizerOptions.LoadAsync(parsed, progress, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        var grouper = new PeopleGrouper(
            new GroupingOptions { MeanSquaredDistance = parsed.GetValue(distance) ?? recognizer.GroupingDistance }
        );
        var paths = PhotoFiles.Find(
            source,
            (path, reason) => grouper.Add(new ScannedPhoto { Path = path, UnreadableReason = reason })
        );
        var done = 0;
        await foreach (var photo in new PhotoScanner(recognizer, cache).ScanAsync(source, paths, cancellationToken))
        {
            grouper.Add(photo);
            thumbnails.Add(photo);
            progress.Report("Looking at photos", ++done, paths.Count);
        }
        return grouper.Group(cancellationToken);
    }

    private void Print(OrganizedPhotos people, string target, ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
        {
            using var document = new MemoryStream();
            PeopleJson.Write(document, people);
            output.WriteLine(Encoding.UTF8.GetString(document.GetBuffer(), 0, (int)document.Length));
            return;
        }
        output.WriteLine(
            $"{people.PhotoCount} photos, {people.FaceCount} faces: {people.People.Count} people, {people.Alone.Count} faces alone, "
                + $"{people.WithoutFace.Count} photos without a face, {people.Unreadable.Count} unreadable"
        );
        output.WriteLine($"Look at {Path.Combine(target, "index.html")}");
    }

    private void LayOut(LayoutPlan plan, ParseResult parsed, CancellationToken cancellationToken)
    {
        var outcome = FolderLayout.Apply(plan, cancellationToken: cancellationToken);
        foreach (var (path, reason) in outcome.LeftOut)
            parsed.InvocationConfiguration.Error.WriteLine($"facenet: left out {path}: {reason}");
        if (!json.IsSet(parsed))
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{outcome.Done} photos laid out in {plan.Folder}; 'facenet undo {plan.Folder}' takes them back"
            );
    }
}
