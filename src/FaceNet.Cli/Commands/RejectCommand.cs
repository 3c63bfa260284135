using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet reject PERSON FACE…</c>: no, that is somebody else.</summary>
internal sealed class RejectCommand : Command, IHasExamples
{
    private readonly Argument<string> person = new("PERSON") { Description = "Whose the faces are not" };
    private readonly FaceArguments faces;
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public RejectCommand()
        : base("reject", "Say that faces are not a person's; they are nobody's until something better is found")
    {
        Add(person);
        faces = new FaceArguments(this);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet reject Anna 12", "Face 12 is not Anna, and never will be again by itself."),
            ("facenet reject Anna party.jpg", "Anna's face on that photo is somebody else's."),
        ];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var name = parsed.GetRequiredValue(person);
        var chosen = faces.Of(parsed, gallery, name);
        foreach (var face in chosen)
            name = gallery.Reject(name, face).Name;
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(new SaidJson(name, chosen))
                : $"{(chosen.Count == 1 ? "Face" : "Faces")} {string.Join(", ", chosen)} {(chosen.Count == 1 ? "is" : "are")} not {name}."
        );
        return FaceNetCommandLine.Yes;
    }
}
