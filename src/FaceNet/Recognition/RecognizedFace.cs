namespace FaceNet.Recognition;

/// <summary>A face of a photo, and who it is.</summary>
/// <param name="Face">The face.</param>
/// <param name="Match">Who it is, or may be.</param>
public sealed record RecognizedFace(Face Face, PersonMatch Match)
{
    /// <summary>The person's name; null for a face that is unknown or ambiguous.</summary>
    public string? Name => Match.Name;
}
