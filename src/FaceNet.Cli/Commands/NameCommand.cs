using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet name OLD NEW</c>: another name for somebody enrolled.</summary>
internal sealed class NameCommand : Command, IHasExamples
{
    private readonly Argument<string> old = new("OLD") { Description = "The name until now" };
    private readonly Argument<string> next = new("NEW") { Description = "The name from now on" };
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public NameCommand()
        : base("name", "Give somebody enrolled another name")
    {
        Add(old);
        Add(next);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("facenet name Ana Anna", "If there is an Anna already, 'facenet merge' makes one person of both.")];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var person = gallery.Rename(parsed.GetRequiredValue(old), parsed.GetRequiredValue(next));
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(GalleryPersonJson.Of(person))
                : $"{parsed.GetRequiredValue(old)} is {person.Name} now, with {PlainText.Count(person.Faces, "face")}."
        );
        return FaceNetCommandLine.Yes;
    }
}
