namespace FaceNet.Detection;

/// <summary>What one search of a picture saw.</summary>
/// <param name="Scale">Pixels of the search's canvas for one pixel of the picture.</param>
/// <param name="Faces">All that scored at least <see cref="MinimumSupport"/>, in pixels of the picture.</param>
internal sealed record FaceSearch(float Scale, List<DetectedFace> Faces)
{
    /// <summary>A doubtful sight still supports what another search is sure of.</summary>
    public const float MinimumSupport = 0.3f;

    // Sides of a face, in pixels of the canvas, that the network cannot miss: its anchors measure 10 to 256. Hands and
    // ties look like faces at one size; faces do at every size.
    private const float SmallestSure = 20;
    private const float LargestSure = 250;

    private const float SamePlace = 0.4f;

    /// <summary>False for a face that this search should have seen, and did not.</summary>
    public bool Agrees(DetectedFace face)
    {
        var side = Scale * Math.Max(face.Box.Width, face.Box.Height);
        return side is < SmallestSure or > LargestSure
            || Faces.Exists(seen => seen.Box.IntersectionOverUnion(face.Box) > SamePlace);
    }
}
