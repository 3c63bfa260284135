using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Layout;
using FaceNet.Models;
using FaceNet.Organizing;
using FaceNet.Pages;
using FaceNet.Scanning;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet organize PHOTOS</c>: a folder of photos, sorted by person, as a page to look at.</summary>
internal sealed class OrganizeCommand : Command, IHasExamples
{
    private readonly Argument<string?> photos = new("PHOTOS")
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
                result.AddError("Give a folder of photos, or --demo, and not both.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet organize --demo", "Try it on six sample photos, then look at people/index.html."),
            ("facenet organize ~/Pictures", "A second run looks at new photos only."),
            (
                "facenet organize ~/Pictures --out ~/People --hardlink",
                "Also a folder a person, without taking space; 'facenet undo ~/People' removes them."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(folder).FullName;
        var kind = layoutOptions.Kind(parsed);
        if (kind is not null)
            FolderLayout.EnsureReplaceable(target);
        await using var progress = new ProgressDisplay(parsed.InvocationConfiguration);
        var source = await SourceAsync(parsed, progress, cancellationToken);
        using var thumbnails = Open(target);

        var people = await GroupAsync(parsed, source, thumbnails, progress, cancellationToken);

        new PeoplePage(
            new PeoplePageOptions { PhotoFolder = source, Thumbnails = thumbnails.Find },
            TimeProvider.System
        ).WriteFile(Path.Combine(target, "index.html"), people, cancellationToken);
        PeopleJson.WriteFile(Path.Combine(target, "people.json"), people, cancellationToken);
        var plan = kind is { } chosen ? FolderLayout.Plan(people, source, target, chosen) : null;
        var laidOut = plan is null
            ? null
            : FolderLayout.Replace(
                plan,
                progress.Counting("Laying out folders", plan.Operations.Count),
                cancellationToken
            );
        await progress.DisposeAsync();
        if (json.IsSet(parsed))
            await PrintFileAsync(Path.Combine(target, "people.json"), parsed.InvocationConfiguration.Output);
        else
            Print(people, target, parsed.InvocationConfiguration.Output);
        if (laidOut is not null)
            Print(laidOut, plan!, parsed);
        return people.FaceCount > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private async Task<string> SourceAsync(
        ParseResult parsed,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    )
    {
        if (parsed.GetValue(demo))
            return await ModelStore.Default.GetSamplePhotosAsync(progress, cancellationToken);
        var source = parsed.GetRequiredValue(photos)!;
        if (File.Exists(source))
            throw new UsageException($"{source} is a file. Give the folder it is in, or see 'facenet detect --help'.");
        return Directory.Exists(source)
            ? Path.GetFullPath(source)
            : throw new UsageException($"There is no folder {source}. Give one that holds photos.");
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

    private static void Print(OrganizedPhotos people, string target, TextWriter output)
    {
        output.WriteLine(
            $"{PlainText.Count(people.PhotoCount, "photo")}, {PlainText.Count(people.FaceCount, "face")}: "
                + $"{PlainText.Count(people.People.Count, "person", "people")}, "
                + $"{PlainText.Count(people.Alone.Count, "face")} alone, "
                + $"{PlainText.Count(people.WithoutFace.Count, "photo")} without a face, "
                + $"{people.Unreadable.Count} unreadable"
        );
        output.WriteLine($"Look at {Path.Combine(target, "index.html")}");
    }

    // The file rather than the people: a collection of any size passes through a small buffer.
    private static async Task PrintFileAsync(string path, TextWriter output)
    {
        using var file = File.OpenText(path);
        var buffer = new char[1 << 14];
        for (int read; (read = await file.ReadAsync(buffer)) > 0; )
            await output.WriteAsync(buffer.AsMemory(0, read));
        await output.WriteLineAsync();
    }

    private void Print(LayoutOutcome outcome, LayoutPlan plan, ParseResult parsed)
    {
        foreach (var (path, reason) in outcome.LeftOut)
            parsed.InvocationConfiguration.Error.WriteLine($"facenet: left out {PlainText.Name(path)}: {reason}");
        if (!json.IsSet(parsed))
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{PlainText.Count(outcome.Done, "file")} laid out in {plan.Folder}; 'facenet undo {plan.Folder}' removes them"
            );
    }
}
