using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet untag PHOTO…</c>: takes back what <c>tag</c> wrote.</summary>
internal sealed class UntagCommand : Command, IHasExamples
{
    private readonly PhotoArguments photos;
    private readonly SidecarOptions sidecarOptions;
    private readonly JsonOption json;

    public UntagCommand()
        : base("untag", "Take the faces and names that tag wrote out of the sidecars again; all else in them stays")
    {
        photos = new PhotoArguments(this);
        sidecarOptions = new SidecarOptions(this);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet untag Photos",
                "Deletes sidecars that hold nothing else. Exit code 1 when nothing was there to take, or not all could be."
            ),
        ];

    private Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = photos.Expand(parsed);
        var regions = sidecarOptions.Regions(parsed);
        var isTrial = sidecarOptions.IsTrial(parsed);
        using var answer = new SidecarText(parsed.InvocationConfiguration, json.IsSet(parsed), isTrial);
        foreach (var folder in list.UnreadableFolders)
            answer.Add(folder.Path, SidecarResult.Unreadable(folder.UnreadableReason!));
        foreach (var path in list.Paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answer.Add(path, SidecarResult.Of(() => regions.Remove(path, isTrial)));
        }
        answer.End();
        return Task.FromResult(answer.ExitCode(answer.Changed > 0));
    }
}
