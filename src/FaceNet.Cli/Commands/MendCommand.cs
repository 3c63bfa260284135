using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Galleries;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet mend</c>: puts a damaged gallery right, as far as its file allows.</summary>
internal sealed class MendCommand : Command, IHasExamples
{
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public MendCommand()
        : base("mend", "Put a damaged gallery right as far as can be, and say what is lost; the damaged file is kept")
    {
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet mend", "Close other programs that use the gallery first. Exit code 1 when something is lost."),
            ("facenet mend --gallery family.db", "The damaged file is kept as family.db.damaged."),
        ];

    private int Run(ParseResult parsed)
    {
        var path = galleryOptions.PathOf(parsed);
        var output = parsed.InvocationConfiguration.Output;
        var mended = GalleryMending.Mend(path);
        var lost = mended?.Lost ?? [];
        if (json.IsSet(parsed))
            output.WriteLine(
                JsonText.Serialize(new MendedJson(mended?.DamagedCopy, mended?.PagesCorrected ?? 0, lost))
            );
        else if (mended is null)
            output.WriteLine($"Nothing is wrong with {path}.");
        else
        {
            foreach (var sentence in lost)
                output.WriteLine(sentence);
            output.WriteLine(
                $"Mended {path}: {PlainText.Count(mended.PagesCorrected, "page")} with a flipped bit put right, {(lost.Count == 0 ? "nothing lost" : "what is lost stands above")}. The damaged file is kept as {mended.DamagedCopy}."
            );
        }
        return lost.Count == 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }
}
