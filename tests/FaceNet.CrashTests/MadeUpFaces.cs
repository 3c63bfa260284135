using System.Numerics;
using System.Security.Cryptography;
using FaceNet.Galleries;
using FaceNet.Scanning;

namespace FaceNet.CrashTests;

/// <summary>Faces that no network computed: a person is a direction, and a face a little beside it.</summary>
internal static class MadeUpFaces
{
    public const int Dimension = 128;
    public static readonly EmbeddingSpace Space = new("made-up", "made-up", Dimension);

    /// <summary>As large as small pictures are.</summary>
    private const int ThumbnailBytes = 6000;

    /// <summary>How far a face is off its person, about: a squared distance of 0.2 between two of one person.</summary>
    private const float Spread = 0.35f;

    public static NewFace Face(int number, int person) =>
        new(
            new GalleryPhoto(Hash(number), $"2024/{number}.jpg"),
            Found(number, person, x: 10).Face,
            Space,
            Thumbnail(number)
        );

    /// <summary>A photo of two people.</summary>
    public static ScannedPhoto Photo(int number, int left, int right) =>
        new()
        {
            Path = $"2024/{number}.jpg",
            Sha256 = Hash(number),
            Size = new PixelSize(640, 480),
            Faces = [Found(2 * number, left, x: 10), Found((2 * number) + 1, right, x: 300)],
        };

    public static Embedding Vector(int number, int person)
    {
        var (own, shared) = (Direction(number + 1_000_000), Direction(person));
        for (var i = 0; i < Dimension; i++)
            shared[i] += Spread * own[i];
        return Embedding.Normalize(shared);
    }

    private static PhotoFace Found(int number, int person, float x) =>
        new(
            new Face
            {
                Box = new BoundingBox(x, 20.25f, 90, 120),
                Score = 0.9f,
                Landmarks = new FaceLandmarks(new Vector2[FaceLandmarks.Count]),
                Quality = new FaceQuality(1, 1, 1, 1, []),
                Embedding = Vector(number, person),
            },
            Thumbnail(number)
        );

    private static float[] Direction(int seed)
    {
        var random = new Random(seed);
        var values = new float[Dimension];
        for (var i = 0; i < Dimension; i++)
            values[i] = random.NextSingle() - 0.5f;
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return Array.ConvertAll(values, value => value / length);
    }

    private static byte[] Thumbnail(int number)
    {
        var bytes = new byte[ThumbnailBytes];
        new Random(number).NextBytes(bytes);
        return bytes;
    }

    private static string Hash(int number) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)));
}
