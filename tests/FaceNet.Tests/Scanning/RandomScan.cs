using System.Numerics;
using System.Runtime.InteropServices;
using CsCheck;
using FaceNet.Scanning;

namespace FaceNet.Tests.Scanning;

/// <summary>Scanned photos with numbers of any kind in them: NaN, infinities, negative zero.</summary>
internal static class RandomScan
{
    private static readonly Gen<float> Number = Gen.UInt.Select(BitConverter.UInt32BitsToSingle);

    private static readonly Gen<string> Sentence = Gen.String[Gen.Char[' ', '\u02FF'], 0, 200];

    private static readonly Gen<Face> Faces =
        from head in Number.Array[5]
        from points in Number.Array[2 * FaceLandmarks.Count]
        from quality in Number.Array[4]
        from reasons in Sentence.Array[0, 3]
        from vector in Number.Array[1, 40]
        select new Face
        {
            Box = new BoundingBox(head[0], head[1], head[2], head[3]),
            Score = head[4],
            Landmarks = new FaceLandmarks(MemoryMarshal.Cast<float, Vector2>(points)),
            Quality = new FaceQuality(quality[0], quality[1], quality[2], quality[3], reasons),
            Embedding = Embedding.FromUnitVector(vector),
        };

    private static readonly Gen<PhotoFace[]> PhotoFaces = Gen.Select(
        Faces,
        Gen.Byte.Array[0, 50],
        (face, thumbnail) => new PhotoFace(face, thumbnail)
    ).Array[0, 4];

    public static readonly Gen<ScannedPhoto> Readable = Gen.Select(
        PhotoFaces,
        Gen.Int[1, 100_000],
        Gen.Int[1, 100_000],
        (faces, width, height) =>
            new ScannedPhoto
            {
                Path = "a.jpg",
                Size = new PixelSize(width, height),
                Faces = faces,
            }
    );

    public static readonly Gen<ScannedPhoto> Unreadable = Sentence
        .Where(reason => reason.Length > 0)
        .Select(reason => new ScannedPhoto { Path = "a.jpg", UnreadableReason = reason });

    public static readonly Gen<ScannedPhoto> Any = Gen.OneOf(Readable, Unreadable);

    public static void ShouldBeTheSameAs(this ScannedPhoto? actual, ScannedPhoto expected)
    {
        actual.ShouldNotBeNull();
        actual.UnreadableReason.ShouldBe(expected.UnreadableReason);
        actual.Size.ShouldBe(expected.Size);
        actual.Faces.Count.ShouldBe(expected.Faces.Count);
        foreach (var (read, written) in actual.Faces.Zip(expected.Faces))
        {
            Bits(read.Face).ShouldBe(Bits(written.Face));
            read.Face.Quality.Reasons.ShouldBe(written.Face.Quality.Reasons);
            read.Thumbnail.ToArray().ShouldBe(written.Thumbnail.ToArray());
        }
    }

    /// <summary>All numbers of a face, as bits: NaN differs from itself, and negative zero equals zero.</summary>
    private static uint[] Bits(Face face)
    {
        var (box, quality) = (face.Box, face.Quality);
        float[] numbers =
        [
            box.X,
            box.Y,
            box.Width,
            box.Height,
            face.Score,
            quality.Score,
            quality.Size,
            quality.Sharpness,
            quality.Pose,
            .. MemoryMarshal.Cast<Vector2, float>(face.Landmarks.Points),
            .. face.Embedding.Values,
        ];
        return Array.ConvertAll(numbers, BitConverter.SingleToUInt32Bits);
    }
}
