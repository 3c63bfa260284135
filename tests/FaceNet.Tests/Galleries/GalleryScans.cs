using System.Security.Cryptography;
using FaceNet.Galleries;
using FaceNet.Scanning;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Galleries;

/// <summary>Made-up faces to enrol: a person is a direction, as in <see cref="Scans"/>.</summary>
internal static class GalleryScans
{
    public static readonly EmbeddingSpace Space = new("test-net", "test-net of the first version", Scans.Dimension);

    /// <param name="photo">A number that makes the photo's content and place.</param>
    /// <param name="person">The direction.</param>
    /// <param name="tilt">As in <see cref="Scans.Face"/>.</param>
    /// <param name="x">Left edge of the face.</param>
    public static NewFace Face(int photo, int person, float tilt = 0, float x = 10)
    {
        var (face, thumbnail) = Scans.Face(person, tilt, x: x);
        return new NewFace(new GalleryPhoto(Hash(photo), $"2024/{photo}.jpg"), face, Space, thumbnail);
    }

    public static ScannedPhoto Photo(int number, params PhotoFace[] faces) =>
        Scans.Photo($"2024/{number}.jpg", faces) with
        {
            Sha256 = Hash(number),
        };

    public static string Hash(int number) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)));
}
