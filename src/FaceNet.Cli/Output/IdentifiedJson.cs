using FaceNet.Recognition;
using FaceNet.Scanning;

namespace FaceNet.Cli.Output;

/// <summary>A photo in the answer of <c>facenet identify --json</c>, and of <c>watch --json</c>.</summary>
internal sealed record IdentifiedJson(
    string Photo,
    IReadOnlyList<IdentifiedFaceJson> Faces,
    IReadOnlyList<UnreadableJson> Unreadable
)
{
    public static IdentifiedJson Of(ScannedPhoto photo, IReadOnlyList<RecognizedFace> faces) =>
        new(photo.Path, [.. faces.Select(found => IdentifiedFaceJson.Of(photo.Path, found))], UnreadableJson.Of(photo));
}

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A face and who it is.</summary>
internal sealed record IdentifiedFaceJson : FaceJson
{
    private IdentifiedFaceJson(string photo, RecognizedFace found)
        : base(photo, found.Face)
    {
        Verdict = found.Match.Verdict switch
        {
            RecognitionVerdict.Known => "known",
            RecognitionVerdict.Ambiguous => "ambiguous",
            _ => "unknown",
        };
        Name = found.Name;
        Threshold = found.Match.Threshold;
        People = found.Match.People;
        Candidates = found.Match.Candidates;
    }

    /// <summary><c>known</c>, <c>unknown</c> or <c>ambiguous</c>.</summary>
    public string Verdict { get; }

    public string? Name { get; }

    /// <summary>Squared distance up to which a face is a person's, at this gallery's size.</summary>
    public float Threshold { get; }

    /// <summary>How many are enrolled.</summary>
    public int People { get; }

    public IReadOnlyList<PersonCandidate> Candidates { get; }

    public static IdentifiedFaceJson Of(string photo, RecognizedFace found) => new(photo, found);
}
