using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet confirm PERSON FACE…</c>: yes, that is them.</summary>
internal sealed class ConfirmCommand : Command, IHasExamples
{
    private readonly Argument<string> person = new("PERSON") { Description = "Whose the faces are" };
    private readonly FaceArguments faces;
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public ConfirmCommand()
        : base("confirm", "Say that faces are a person's, whoever's they were until now")
    {
        Add(person);
        faces = new FaceArguments(this);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet confirm Anna 12", "Face 12 is Anna: 'facenet cluster' keeps to that."),
            ("facenet confirm Anna party.jpg", "The face on that photo, if it has one only in the gallery."),
        ];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var name = parsed.GetRequiredValue(person);
        var chosen = faces.Any(parsed, gallery);
        foreach (var face in chosen)
            name = gallery.Confirm(name, face).Name;
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(new SaidJson(name, chosen))
                : $"{(chosen.Count == 1 ? "Face" : "Faces")} {string.Join(", ", chosen)} {(chosen.Count == 1 ? "is" : "are")} {name}."
        );
        return FaceNetCommandLine.Yes;
    }
}
