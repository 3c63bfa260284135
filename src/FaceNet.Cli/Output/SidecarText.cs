using System.CommandLine;
using FaceNet.Regions;

namespace FaceNet.Cli.Output;

/// <summary>What <c>facenet tag</c> and <c>untag</c> print: a line a sidecar that changes, and counts.</summary>
internal sealed class SidecarText(InvocationConfiguration streams, bool asJson, bool isTrial) : IDisposable
{
    private readonly JsonArray<SidecarJson>? array = asJson ? new JsonArray<SidecarJson>(streams.Output) : null;
    private readonly Dictionary<SidecarState, int> states = [];
    private int photos;
    private int failed;
    private int unreadable;
    private int unknown;
    private int kept;

    /// <summary>Faces that carry a name that was recognised.</summary>
    public int Named { get; private set; }

    /// <summary>Sidecars that changed, or would.</summary>
    public int Changed => photos - failed - Count(SidecarState.Unchanged);

    /// <summary>What to exit with.</summary>
    /// <param name="isDone">Whether there was anything to do, and it was done where it could be.</param>
    public int ExitCode(bool isDone) => FaceNetCommandLine.Answer(isDone && failed == unreadable, failed, photos);

    public void Add(string photo, SidecarResult result)
    {
        photos++;
        if (result.Change is { } change)
        {
            states[change.State] = Count(change.State) + 1;
            Named += change.Tagged.Count(face => face.Name is not null);
            unknown += change.Tagged.Count(face => face.Name is null);
            kept += change.Kept.Count;
        }
        else
        {
            failed++;
            unreadable += result.IsUnreadable ? 1 : 0;
        }
        if (array is not null)
            array.Add(SidecarJson.Of(photo, result));
        else
            Print(photo, result);
    }

    public void End()
    {
        if (array is not null)
            return;
        streams.Output.WriteLine(
            $"{(isTrial ? "Dry run, nothing is written. " : "")}Sidecars: {Count(SidecarState.Created)} made, {Count(SidecarState.Updated)} updated, "
                + $"{Count(SidecarState.Deleted)} deleted, {Count(SidecarState.Unchanged)} unchanged, {failed} failed"
        );
        if (Named + unknown + kept > 0)
            streams.Output.WriteLine(
                $"{PlainText.Count(Named, "face")} named, {unknown} unknown, {PlainText.Count(kept, "name")} of yours kept"
            );
    }

    public void Dispose() => array?.Dispose();

    private int Count(SidecarState state) => states.GetValueOrDefault(state);

    private void Print(string photo, SidecarResult result)
    {
        var name = PlainText.Name(photo);
        if (result.Change is not { } change)
        {
            streams.Error.WriteLine($"facenet: {name}: {result.Reason}");
            return;
        }
        foreach (var (face, theirs) in change.Kept)
            streams.Output.WriteLine(
                $"{name}: kept {PlainText.Name(theirs)}, where the gallery says {PlainText.Name(face.Name!)}"
            );
        if (change.State != SidecarState.Unchanged)
            streams.Output.WriteLine($"{PlainText.Name(change.Sidecar)}: {Verb(change.State)}{Who(change.Tagged)}");
    }

    private string Verb(SidecarState state) =>
        (isTrial ? "would be " : "")
        + state switch
        {
            SidecarState.Created => "made",
            SidecarState.Deleted => "deleted",
            _ => "updated",
        };

    private static string Who(IReadOnlyList<FaceRegion> faces)
    {
        var names = faces.Select(face => face.Name).OfType<string>().Select(PlainText.Name).ToArray();
        string[] unnamed = faces.Count > names.Length ? [$"{faces.Count - names.Length} unknown"] : [];
        return faces.Count == 0 ? "" : $", {string.Join(", ", names.Concat(unnamed))}";
    }
}
