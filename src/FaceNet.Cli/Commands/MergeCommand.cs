using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet merge A B</c>: two names, one person.</summary>
internal sealed class MergeCommand : Command, IHasExamples
{
    private readonly Argument<string> first = new("A") { Description = "The name that will be gone" };
    private readonly Argument<string> second = new("B") { Description = "The name that stays, with the faces of both" };
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public MergeCommand()
        : base("merge", "Make one person of two who are enrolled")
    {
        Add(first);
        Add(second);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("facenet merge Annie Anna", "The faces of Annie are Anna's from now on.")];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var person = gallery.Merge(parsed.GetRequiredValue(first), parsed.GetRequiredValue(second));
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(GalleryPersonJson.Of(person))
                : $"{parsed.GetRequiredValue(first)} is {person.Name} now, with {PlainText.Count(person.Faces, "face")}."
        );
        return FaceNetCommandLine.Yes;
    }
}
