using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Recognition;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet forget NAME</c>: takes a person out, for good.</summary>
internal sealed class ForgetCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("NAME") { Description = "Somebody whom 'facenet people' lists" };
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public ForgetCommand()
        : base(
            "forget",
            "Delete a person with all vectors, pictures and decisions; 'facenet undo' does not bring them back"
        )
    {
        Add(name);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("facenet forget Anna", "Overwritten on disk, not just marked. Exit code 1 when there is no Anna.")];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var wanted = parsed.GetRequiredValue(name);
        var forgotten = GalleryErasure.Forget(gallery, wanted);
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed) ? JsonText.Serialize(new ForgottenJson(forgotten is not null, forgotten?.Faces ?? 0))
            : forgotten is null ? $"There is no {PlainText.Name(wanted)} in {gallery.Path}."
            : $"Forgot {forgotten.Name}, {PlainText.Count(forgotten.Faces, "face")}. Photos are untouched; what a cache of faces seen remembers goes with its file."
        );
        return forgotten is null ? FaceNetCommandLine.No : FaceNetCommandLine.Yes;
    }
}
