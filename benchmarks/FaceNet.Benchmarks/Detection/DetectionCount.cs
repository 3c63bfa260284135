using FaceNet.Detection;

namespace FaceNet.Benchmarks.Detection;

/// <summary>How many detections are right, and how many of the faces that count were found.</summary>
internal readonly record struct DetectionCount(int Right, int Wrong, int Faces)
{
    // Pixels of height from which a face counts.
    private const float SmallestHeight = 40;
    private const float SamePlace = 0.5f;

    public double Recall => (double)Right / Faces;

    public double Precision => (double)Right / (Right + Wrong);

    public static DetectionCount operator +(DetectionCount left, DetectionCount right) =>
        new(left.Right + right.Right, left.Wrong + right.Wrong, left.Faces + right.Faces);

    /// <summary>
    /// One photo. The detections choose by score, each the annotated face it overlaps most and that nobody chose before,
    /// at an intersection over union of at least a half. To have found a face that does not count is neither right nor
    /// wrong.
    /// </summary>
    public static DetectionCount Of(IEnumerable<DetectedFace> detections, IEnumerable<BoundingBox> annotated)
    {
        var open = annotated.ToList();
        var count = new DetectionCount(0, 0, open.Count(Counts));
        foreach (var detection in detections.OrderByDescending(face => face.Score))
        {
            var best = open.Index()
                .Select(face => (face.Index, Overlap: face.Item.IntersectionOverUnion(detection.Box)))
                .Where(face => face.Overlap >= SamePlace)
                .OrderByDescending(face => face.Overlap)
                .Select(face => (int?)face.Index)
                .FirstOrDefault();
            if (best is not { } found)
                count = count with { Wrong = count.Wrong + 1 };
            else
            {
                if (Counts(open[found]))
                    count = count with { Right = count.Right + 1 };
                open.RemoveAt(found);
            }
        }
        return count;
    }

    private static bool Counts(BoundingBox face) => face.Height >= SmallestHeight;
}
