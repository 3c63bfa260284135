using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Galleries;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet people</c>: who is in the gallery, and by which faces?</summary>
internal sealed class PeopleCommand : Command, IHasExamples
{
    private readonly Argument<string?> name = new("NAME")
    {
        Description = "Whose faces to list; without it everybody is listed",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> alone = new("--alone") { Description = "List the faces that are nobody's" };
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public PeopleCommand()
        : base("people", "List the people of the gallery, with how many faces each, or the faces of one")
    {
        Add(name);
        Add(alone);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        Validators.Add(result =>
        {
            if (result.GetResult(name) is { Tokens.Count: > 0 } && result.GetValue(alone))
                result.AddError("Give a name, or --alone, and not both.");
        });
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet people", "Exit code 1 when there is nobody."),
            ("facenet people Anna", "Anna's faces by number, for 'facenet split', 'confirm' and 'reject'."),
        ];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenIfThere(parsed);
        if (parsed.GetValue(alone))
            return PrintFaces(gallery, null, parsed);
        if (parsed.GetValue(name) is { } wanted)
            return PrintFaces(
                gallery,
                gallery?.Find(wanted) ?? throw galleryOptions.NoSuchPerson(wanted, parsed),
                parsed
            );
        return PrintPeople(gallery, parsed);
    }

    private int PrintPeople(Gallery? gallery, ParseResult parsed)
    {
        var path = galleryOptions.PathOf(parsed);
        var people = gallery?.People ?? [];
        var nobodys = gallery?.Faces().Count(face => face.PersonId is null) ?? 0;
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(
                JsonText.Serialize(
                    new GalleryJson(path, gallery?.Space?.Model, [.. people.Select(GalleryPersonJson.Of)], nobodys)
                )
            );
        else
        {
            foreach (var person in people)
                output.WriteLine($"{person.Name}: {PlainText.Count(person.Faces, "face")}");
            var others = nobodys > 0 ? $", and {PlainText.Count(nobodys, "face")} of nobody" : "";
            output.WriteLine(
                $"{PlainText.Count(people.Count, "person", "people")}{others} in {path}{(gallery?.Space is { } space ? $", model {space.Model}" : "")}"
            );
        }
        return people.Count > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private int PrintFaces(Gallery? gallery, GalleryPerson? person, ParseResult parsed)
    {
        var known = gallery?.KnownFaces ?? new HashSet<long>();
        var faces = person is null
            ? [.. gallery?.Faces().Where(face => face.PersonId is null) ?? []]
            : gallery?.Faces(person) ?? [];
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(
                JsonText.Serialize(
                    new PersonFacesJson(
                        person?.Name,
                        [.. faces.Select(face => GalleryFaceJson.Of(face, known.Contains(face.Id)))]
                    )
                )
            );
        else
            foreach (var face in faces)
                output.WriteLine(
                    $"{face.Id}: {PlainText.Name(face.Photo.Path)}, face at {face.Face.Box.X:0},{face.Face.Box.Y:0} of {face.Face.Box.Width:0}×{face.Face.Box.Height:0} pixels{(person is null ? "" : known.Contains(face.Id) ? ", known" : ", found")}"
                );
        return faces.Count > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }
}
