using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Magick;
using FaceNet.Recognition;
using FaceNet.Regions;
using FaceNet.Scanning;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet enroll NAME PHOTO…</c>: whose faces are these?</summary>
internal sealed class EnrollCommand : Command, IHasExamples, IKeepsWork
{
    private static readonly PhotoRegions Regions = new(codec: MagickCodec.Instance);

    private readonly Argument<string?> name = new("NAME")
    {
        Description = "Whose photos they are; a new name is a new person",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly PhotoArguments photos;
    private readonly Option<DirectoryInfo?> folder = new("--folder")
    {
        Description = "Instead of a name and photos: a folder that holds a folder a person, named after them",
        HelpName = "DIR",
    };
    private readonly Option<string[]> marked = new("--from-regions")
    {
        Description =
            "Instead of a name and photos: photos, and folders of photos, on which digiKam, Lightroom, Picasa or another program marked faces with names",
        HelpName = "PATH",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly NumberOption<float> minQuality = new("--min-quality", 0, 1)
    {
        Description = "Refuse faces of lower quality, 0 to 1; a poor face does more harm than good",
        HelpName = "QUALITY",
        DefaultValueFactory = _ => Enrollment.UsualMinQuality,
    };
    private readonly GalleryOptions galleryOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public EnrollCommand()
        : base("enroll", "Remember whose face is on some photos, by the main face of each")
    {
        Aliases.Add("enrol");
        Add(name);
        photos = new PhotoArguments(this, isOptional: true);
        Add(folder);
        Add(marked);
        Add(minQuality);
        galleryOptions = new GalleryOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        Validators.Add(result =>
        {
            var named = result.GetResult(name) is { Tokens.Count: > 0 };
            bool[] ways = [named, result.GetResult(folder) is not null, result.GetResult(marked) is not null];
            if (ways.Count(way => way) != 1 || named != photos.AreGiven(result))
                result.AddError("Give a name and photos, or --folder, or --from-regions, and one of them only.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet enroll Anna anna-2019.jpg anna-2024.jpg", "Three to five photos of different days are best."),
            ("facenet enroll --folder People", "People/Anna has photos of Anna, People/Berta of Berta, and so on."),
            (
                "facenet enroll --from-regions Photos",
                "Whom you named in digiKam, Lightroom or Picasa: from sidecars, or the photos themselves."
            ),
        ];

    public string Kept => "What is enrolled stays.";

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lists = Lists(parsed);
        var streams = parsed.InvocationConfiguration;
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        using var gallery = galleryOptions.Open(parsed);
        var enrollment = new Enrollment(
            gallery,
            recognizer.Space,
            recognizer.Threshold,
            parsed.GetValue(minQuality)!.Value
        )
        {
            Folder = PhotoList.Folder,
        };
        await using var progress = new ProgressDisplay(streams);
        using var answer = new EnrollmentText(streams, json.IsSet(parsed));
        var (done, count) = (0, lists.Sum(list => list.Photos.Count));
        foreach (var (person, list) in lists)
        await foreach (var photo in list.ScanAsync(recognizer, cache, cancellationToken))
        {
            foreach (var (name, result) in Enroll(enrollment, person, photo))
                answer.Add(name, result);
            if (Console.IsOutputRedirected)
                progress.Report("Enrolling", ++done, count);
        }
        await progress.DisposeAsync();
        answer.End(gallery);
        return answer.IsAnybodyEnrolled ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static IEnumerable<(string? Name, EnrollmentResult Result)> Enroll(
        Enrollment enrollment,
        string? person,
        ScannedPhoto photo
    ) =>
        person is null
            ? new RegionEnrollment(enrollment, Regions).Add(photo)
            : [(person, enrollment.Add(person, photo))];

    /// <summary>The photos, by the person they are of; by nobody where regions name the faces.</summary>
    private (string? Person, PhotoList Photos)[] Lists(ParseResult parsed)
    {
        if (parsed.GetValue(marked) is { Length: > 0 } paths)
            return [(null, PhotoList.Of(paths))];
        if (parsed.GetValue(folder) is not { } people)
            return [(parsed.GetRequiredValue(name)!, photos.Expand(parsed))];
        if (!people.Exists)
            throw new UsageException($"There is no folder {people.FullName}. Give one that holds a folder a person.");
        var unreadable = new List<ScannedPhoto>();
        var found = PhotoFiles.Find(
            people.FullName,
            (path, reason) =>
                unreadable.Add(new ScannedPhoto { Path = Path.Combine($"{people}", path), UnreadableReason = reason })
        );
        (string?, PhotoList)[] lists =
        [
            .. found
                .Where(path => path.Contains('/'))
                .GroupBy(path => path[..path.IndexOf('/')])
                .Select(person =>
                    (
                        (string?)person.Key,
                        new PhotoList([.. person.Select(path => PhotoList.PathOf($"{people}", path))], [])
                    )
                ),
            .. unreadable.Select(folder => ((string?)Path.GetFileName(folder.Path), new PhotoList([], [folder]))),
        ];
        return lists.Length > 0
            ? lists
            : throw new UsageException(
                $"There are no photos in folders below {people.FullName}: a folder a person is needed."
            );
    }
}
