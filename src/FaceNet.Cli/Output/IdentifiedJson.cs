using System.Text.Json.Serialization;
using FaceNet.Recognition;
using FaceNet.Scanning;

namespace FaceNet.Cli.Output;

/// <summary>A photo in the answer of <c>facenet identify --json</c>, and of <c>watch --json</c>.</summary>
internal sealed record IdentifiedJson(
    string Photo,
    IReadOnlyList<IdentifiedFaceJson> Faces,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unreadable
)
{
    public static IdentifiedJson Of(ScannedPhoto photo, IReadOnlyList<RecognizedFace> faces) =>
        new(photo.Path, [.. faces.Select(IdentifiedFaceJson.Of)], photo.UnreadableReason);
}

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A face and who it is: verdict is <c>known</c>, <c>unknown</c> or <c>ambiguous</c>.</summary>
/// <param name="Box">Left, top, width, height in pixels of the upright photo.</param>
/// <param name="Threshold">Squared distance up to which a face is a person's, at this gallery's size.</param>
internal sealed record IdentifiedFaceJson(
    float[] Box,
    float Quality,
    string Verdict,
    string? Name,
    float Threshold,
    int People,
    IReadOnlyList<PersonCandidate> Candidates
)
{
    public static IdentifiedFaceJson Of(RecognizedFace found) =>
        new(
            [found.Face.Box.X, found.Face.Box.Y, found.Face.Box.Width, found.Face.Box.Height],
            found.Face.Quality.Score,
            found.Match.Verdict switch
            {
                RecognitionVerdict.Known => "known",
                RecognitionVerdict.Ambiguous => "ambiguous",
                _ => "unknown",
            },
            found.Name,
            found.Match.Threshold,
            found.Match.People,
            found.Match.Candidates
        );
}
