namespace FaceNet.Detection;

/// <summary>Non-maximum suppression: one detection for each face.</summary>
internal static class Overlap
{
    // A search at fine detail takes half of a large face for a face of its own; heads side by side share less.
    private const float MaximumInside = 0.6f;

    /// <summary>
    /// Takes detections from the most to the least confident, and drops each that overlaps one already taken by more
    /// than <paramref name="maximum"/> intersection over union, and each that lies mostly inside one already taken.
    /// </summary>
    public static List<DetectedFace> Suppress(IEnumerable<DetectedFace> detections, float maximum)
    {
        var taken = new List<DetectedFace>();
        foreach (var face in detections.OrderByDescending(face => face.Score))
        {
            if (!taken.Exists(other => IsSameFace(other.Box, face.Box, maximum)))
                taken.Add(face);
        }
        return taken;
    }

    private static bool IsSameFace(BoundingBox taken, BoundingBox box, float maximum) =>
        taken.IntersectionOverUnion(box) > maximum || taken.Intersection(box) > MaximumInside * box.Area;
}
