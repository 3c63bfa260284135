using FaceNet.Scanning;

namespace FaceNet.Cli.Output;

/// <summary>A file that could not be read, and why: in lists called <c>unreadable</c>, as in <c>people.json</c>.</summary>
internal sealed record UnreadableJson(string Path, string Reason)
{
    /// <summary>The photo, if it could not be read; else nothing.</summary>
    public static IReadOnlyList<UnreadableJson> Of(ScannedPhoto photo) =>
        photo.UnreadableReason is { } reason ? [new(photo.Path, reason)] : [];
}
