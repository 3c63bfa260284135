using System.Numerics;
using FaceNet.Organizing;

namespace FaceNet.Tests.Organizing;

/// <summary>Made-up scans: a person is a direction, and a little angle away from it is another picture of them.</summary>
internal static class Scans
{
    public const int Dimension = 16;

    public static ScannedPhoto Photo(string path, params PhotoFace[] faces) =>
        new()
        {
            Path = path,
            Size = new PixelSize(640, 480),
            Faces = faces,
        };

    public static ScannedPhoto Unreadable(string path, string reason) =>
        new() { Path = path, UnreadableReason = reason };

    /// <param name="person">
    /// 0 to 14; people are at a squared distance of 2 from each other.
    /// </param>
    /// <param name="tilt">Tangent of the angle off the person's direction: a squared distance of about tilt².</param>
    /// <param name="quality">The quality score.</param>
    /// <param name="x">Left edge of the box.</param>
    public static PhotoFace Face(int person, float tilt = 0, float quality = 1, float x = 10)
    {
        var values = new float[Dimension];
        values[person] = 1;
        values[^1] = tilt;
        return new PhotoFace(
            new Face
            {
                Box = new BoundingBox(x, 20.25f, 30, 40),
                Score = 0.9f,
                Landmarks = new FaceLandmarks(new Vector2[FaceLandmarks.Count]),
                Quality = new FaceQuality(quality, 1, quality, 1, quality < 0.35f ? ["blurred: a test"] : []),
                Embedding = Embedding.Normalize(values),
            },
            new byte[] { 0xFF, 0xD8, (byte)person }
        );
    }

    public static OrganizedPhotos Group(GroupingOptions options, params IEnumerable<ScannedPhoto> photos)
    {
        var grouper = new PeopleGrouper(options);
        foreach (var photo in photos)
            grouper.Add(photo);
        return grouper.Group();
    }

    public static OrganizedPhotos Group(params IEnumerable<ScannedPhoto> photos) =>
        Group(new GroupingOptions { MeanSquaredDistance = 1 }, photos);
}
