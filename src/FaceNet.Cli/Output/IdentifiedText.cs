using System.CommandLine;
using FaceNet.Recognition;
using FaceNet.Scanning;

namespace FaceNet.Cli.Output;

/// <summary>What <c>facenet identify</c> and <c>facenet watch</c> print: a line a face.</summary>
internal static class IdentifiedText
{
    public static void Print(ScannedPhoto photo, IReadOnlyList<RecognizedFace> faces, InvocationConfiguration streams)
    {
        var name = PlainText.Name(photo.Path);
        if (photo.UnreadableReason is { } reason)
            streams.Error.WriteLine($"facenet: {name}: {reason}");
        else if (faces.Count == 0)
            streams.Output.WriteLine($"{name}: no face");
        foreach (var found in faces)
            streams.Output.WriteLine(
                $"{name}: {Who(found.Match)}, face at {found.Face.Box.X:0},{found.Face.Box.Y:0} of {found.Face.Box.Width:0}×{found.Face.Box.Height:0} pixels{Why(found.Match)}"
            );
    }

    private static string Who(PersonMatch match) =>
        match.Verdict switch
        {
            RecognitionVerdict.Known => PlainText.Name(match.Name!),
            RecognitionVerdict.Ambiguous => string.Join(
                " or ",
                match
                    .Candidates.Where(candidate => candidate.SquaredDistance <= match.Threshold)
                    .Select(candidate => PlainText.Name(candidate.Name))
            ),
            _ => "unknown",
        };

    private static string Why(PersonMatch match)
    {
        if (match.Candidates is not [var nearest, ..])
            return "";
        var whom = match.Verdict == RecognitionVerdict.Known ? "" : $"nearest is {PlainText.Name(nearest.Name)}, ";
        var rate = nearest.GalleryFalseAcceptRate is { } share
            ? $"; {Percent(share)} of strangers come as near to one of {PlainText.Count(match.People, "person", "people")}"
            : "; how often strangers come as near was not measured";
        var probability = nearest.Probability is { } value ? $"; probability {value:0.0%}" : "";
        return $" ({whom}squared distance {nearest.SquaredDistance:0.000}, at most {match.Threshold:0.000} is known{rate}{probability})";
    }

    private static string Percent(double share) => share < 1e-4 ? "less than 0.01%" : $"{share:0.##%}";
}
