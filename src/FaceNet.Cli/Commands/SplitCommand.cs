using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet split PERSON FACE…</c>: some faces of a person are somebody else.</summary>
internal sealed class SplitCommand : Command, IHasExamples
{
    private readonly Argument<string> person = new("PERSON") { Description = "Whose the faces are until now" };
    private readonly FaceArguments faces;
    private readonly Option<string?> name = new("--as")
    {
        Description = "The name of the somebody else [default: Person and a number]",
        HelpName = "NAME",
    };
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public SplitCommand()
        : base("split", "Make somebody new of some faces of a person; they stay apart from the others")
    {
        Add(person);
        faces = new FaceArguments(this);
        Add(name);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet split Anna 12 15 --as Berta",
                "Faces 12 and 15 are Berta; 'facenet people Anna' shows the numbers."
            ),
            ("facenet split Anna party.jpg", "Anna's face on that photo is somebody without a name yet."),
        ];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var from = parsed.GetRequiredValue(person);
        var added = gallery.Split(from, faces.Of(parsed, gallery, from), parsed.GetValue(name));
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(GalleryPersonJson.Of(added))
                : $"{PlainText.Count(added.Faces, "face")} of {PlainText.Name(from)} {(added.Faces == 1 ? "is" : "are")} {added.Name} now."
        );
        return FaceNetCommandLine.Yes;
    }
}
