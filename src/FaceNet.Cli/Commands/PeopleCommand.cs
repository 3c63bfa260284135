using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet people</c>: who is enrolled?</summary>
internal sealed class PeopleCommand : Command, IHasExamples
{
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public PeopleCommand()
        : base("people", "List the people enrolled, with how many faces each")
    {
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("facenet people", "Exit code 1 when nobody is enrolled.")];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.Open(parsed);
        var people = gallery.People;
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(
                JsonText.Serialize(
                    new GalleryJson(gallery.Path, gallery.Space?.Model, [.. people.Select(GalleryPersonJson.Of)])
                )
            );
        else
        {
            foreach (var person in people)
                output.WriteLine($"{person.Name}: {PlainText.Count(person.Faces, "face")}");
            output.WriteLine(
                $"{PlainText.Count(people.Count, "person", "people")} in {gallery.Path}{(gallery.Space is { } space ? $", model {space.Model}" : "")}"
            );
        }
        return people.Count > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }
}
