using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Organizing;
using FaceNet.Recognition;
using FaceNet.Scanning;

namespace FaceNet.Cli.Commands;

/// <summary>
/// <c>facenet name OLD NEW</c>: another name for somebody enrolled, or a first one for somebody found by
/// <c>organize</c>.
/// </summary>
internal sealed class NameCommand : Command, IHasExamples
{
    private readonly Argument<string> old = new("OLD")
    {
        Description =
            "The name until now, such as Anna or 'Person 12'; with --from the id of a person on the page, such as person-620cd594b7f1",
    };
    private readonly Argument<string> next = new("NEW") { Description = "The name from now on" };
    private readonly Option<DirectoryInfo?> from = new("--from")
    {
        Description = "Enrol a person found by organize, whose page lies in this folder",
        HelpName = "DIR",
    };
    private readonly Option<DirectoryInfo?> photos = new("--photos")
    {
        Description = "With --from: the folder of photos that was organised",
        HelpName = "DIR",
    };
    private readonly GalleryOptions galleryOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;
    private readonly JsonOption json;

    public NameCommand()
        : base("name", "Give somebody another name, or somebody on a page of organize a first one")
    {
        foreach (var argument in (Argument[])[old, next])
            Add(argument);
        Add(from);
        Add(photos);
        galleryOptions = new GalleryOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        cacheOptions = new CacheOptions(this);
        json = new JsonOption(this);
        Validators.Add(result =>
        {
            if (result.GetResult(from) is null != result.GetResult(photos) is null)
                result.AddError("Give --from and --photos together.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet name Ana Anna", "If there is an Anna already, 'facenet merge' makes one person of both."),
            (
                "facenet name person-620cd594b7f1 Anna --from people --photos ~/Pictures",
                "Enrols the good faces of that person: 'organize --gallery' knows Anna from then on."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(from) is { } page)
            return await EnrollAsync(parsed, page.FullName, cancellationToken);
        using var gallery = galleryOptions.OpenExisting(parsed);
        var person = gallery.Rename(parsed.GetRequiredValue(old), parsed.GetRequiredValue(next));
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(GalleryPersonJson.Of(person))
                : $"{parsed.GetRequiredValue(old)} is {person.Name} now, with {PlainText.Count(person.Faces, "face")}."
        );
        return FaceNetCommandLine.Yes;
    }

    private async Task<int> EnrollAsync(ParseResult parsed, string page, CancellationToken cancellationToken)
    {
        var (id, name) = (parsed.GetRequiredValue(old), parsed.GetRequiredValue(next));
        var places = Faces(page, id).ToLookup(face => face.Photo, face => face.Box);
        var streams = parsed.InvocationConfiguration;
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        using var cache = cacheOptions.Open(parsed);
        using var gallery = galleryOptions.Open(parsed);
        var enrollment = new Enrollment(gallery, recognizer.Space, recognizer.Threshold)
        {
            Folder = parsed.GetValue(photos)!.FullName,
        };
        using var answer = new EnrollmentText(streams, json.IsSet(parsed));
        var scanner = new PhotoScanner(recognizer, cache);
        var paths = places.Select(photo => photo.Key);
        await foreach (var photo in scanner.ScanAsync(parsed.GetValue(photos)!.FullName, paths, cancellationToken))
        foreach (var box in places[photo.Path])
            answer.Add(name, enrollment.Add(name, photo, box));
        answer.End(gallery);
        return answer.IsAnybodyEnrolled ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static IReadOnlyList<GroupedFace> Faces(string page, string id)
    {
        var file = Path.Combine(page, OrganizeCommand.PeopleFile);
        if (!File.Exists(file))
            throw new UsageException($"There is no {file}. Give the folder that 'facenet organize --out' wrote.");
        return PeopleJson.FindPerson(file, id)
            ?? throw new UsageException($"There is no {id} in {file}. The page shows each person's id.");
    }
}
