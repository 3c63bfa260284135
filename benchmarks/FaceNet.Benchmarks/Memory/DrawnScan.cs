using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Memory;

/// <summary>
/// Photos that cost nothing to decode, so that what is kept of them can be measured at numbers that networks would take
/// hours for: a face each of one of <c>photos / 20</c> people, with a vector as long as the default model's, landmarks, and
/// a thumbnail of the usual length.
/// </summary>
internal static class DrawnScan
{
    private const int Dimension = 320;
    private const int PhotosOfAPerson = 20;
    private const int ThumbnailBytes = 4096;

    /// <summary>Mean squared distance of two faces of one person; strangers are about 2 apart.</summary>
    public const float Spread = 0.2f;

    public static IEnumerable<string> Paths(int count) =>
        Enumerable.Range(0, count).Select(photo => $"2024/summer/IMG_{photo:000000}.jpg");

    public static PhotoReading Reading(int count) =>
        new(
            "drawn",
            path => Encoding.UTF8.GetBytes(path),
            (_, path) => Look(path, Math.Max(1, count / PhotosOfAPerson))
        );

    private static ScannedPhoto Look(string path, int people)
    {
        var photo = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        var random = new Random(photo);
        var person = Gaussian(new Random(random.Next(people)), 1);
        var own = Gaussian(random, MathF.Sqrt(Spread / 2));
        var thumbnail = new byte[ThumbnailBytes];
        random.NextBytes(thumbnail);
        var face = new Face
        {
            Box = new BoundingBox(random.Next(2000), random.Next(2000), 100, 120),
            Score = 0.99f,
            Landmarks = new FaceLandmarks(new Vector2[FaceLandmarks.Count]),
            Quality = new FaceQuality(0.9f, 1, 0.9f, 1, []),
            Embedding = Embedding.Normalize([.. person.Zip(own, (one, other) => one + other)]),
        };
        return new ScannedPhoto
        {
            Path = path,
            Size = new PixelSize(4000, 3000),
            Faces = [new PhotoFace(face, thumbnail)],
        };
    }

    private static float[] Gaussian(Random random, float length)
    {
        var values = new float[Dimension];
        foreach (ref var value in values.AsSpan())
            value =
                MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()) / Dimension)
                * MathF.Cos(MathF.Tau * random.NextSingle())
                * length;
        return values;
    }
}
