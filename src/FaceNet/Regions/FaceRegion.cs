namespace FaceNet.Regions;

/// <summary>A place of a photo that is marked as a face, as photo managers keep it.</summary>
/// <param name="Name">Whose face it is; null where nobody said.</param>
/// <param name="Box">Where it is, in pixels of the upright photo.</param>
public sealed record FaceRegion(string? Name, BoundingBox Box)
{
    /// <summary>
    /// True where the name was written by <see cref="PhotoRegions.Write"/>: it is what a recognition said, and nobody's word.
    /// </summary>
    public bool IsRecognized { get; init; }
}
