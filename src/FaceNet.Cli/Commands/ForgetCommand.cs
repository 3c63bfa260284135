using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Galleries;
using FaceNet.Recognition;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet forget NAME</c>, <c>facenet forget --alone</c>: takes a person, or the faces of nobody, out for good.</summary>
internal sealed class ForgetCommand : Command, IHasExamples
{
    private readonly Argument<string?> name = new("NAME")
    {
        Description = "Somebody whom 'facenet people' lists",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> alone = new("--alone")
    {
        Description = "Forget the faces of nobody, which 'facenet people --alone' lists",
    };

    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public ForgetCommand()
        : base(
            "forget",
            "Delete a person with all vectors, pictures and decisions; 'facenet undo' does not bring them back"
        )
    {
        Add(name);
        Add(alone);
        Validators.Add(result =>
        {
            if (result.GetValue(name) is null != result.GetValue(alone))
                result.AddError("Give the name of a person, or --alone for the faces of nobody.");
        });
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet forget Anna", "Overwritten on disk, not just marked."),
            (
                "facenet forget --alone",
                "Strangers in the background, whom nobody named. Exit code 1 when there are none."
            ),
        ];

    private int Run(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        return parsed.GetValue(name) is { } wanted ? Forget(wanted, gallery, parsed) : ForgetAlone(gallery, parsed);
    }

    private int Forget(string wanted, Gallery gallery, ParseResult parsed)
    {
        var forgotten = GalleryErasure.Forget(gallery, wanted) ?? throw galleryOptions.NoSuchPerson(wanted, parsed);
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(new ForgottenJson(true, forgotten.Faces))
                : $"Forgot {forgotten.Name}, {PlainText.Count(forgotten.Faces, "face")}. Photos are untouched; what a cache of faces seen remembers goes with its file."
        );
        return FaceNetCommandLine.Yes;
    }

    private int ForgetAlone(Gallery gallery, ParseResult parsed)
    {
        var faces = GalleryErasure.ForgetAlone(gallery);
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed) ? JsonText.Serialize(new ForgottenJson(faces > 0, faces))
            : faces == 0 ? $"There are no faces of nobody in {gallery.Path}."
            : $"Forgot {PlainText.Count(faces, "face")} of nobody. 'facenet cluster' brings them back where it looks at their photos again."
        );
        return faces == 0 ? FaceNetCommandLine.No : FaceNetCommandLine.Yes;
    }
}
