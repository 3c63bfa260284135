namespace FaceNet.Storage;

/// <summary>One line of a table of faces.</summary>
/// <param name="Photo">Path of the photo, relative to the folder that was read, with forward slashes.</param>
/// <param name="Face">The face; written are its box, landmarks, score, overall quality and vector.</param>
public sealed record FaceRow(string Photo, Face Face)
{
    /// <summary>Whose face it is; written where <see cref="FaceTableShape.LongestPerson"/> announces it.</summary>
    public string Person { get; init; } = "";
}
