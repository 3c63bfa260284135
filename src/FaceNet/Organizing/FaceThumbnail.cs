using System.Numerics;
using FaceNet.Imaging;

namespace FaceNet.Organizing;

/// <summary>The small picture of a face that a page shows.</summary>
internal static class FaceThumbnail
{
    // The box ends at the brows and the chin: half as much again shows the hair, by which people know each other.
    private const float Surroundings = 1.5f;

    /// <summary>A square JPEG around the face.</summary>
    /// <param name="photo">The decoded photo.</param>
    /// <param name="box">The face, in pixels of the full photo.</param>
    public static byte[] Encode(Photo photo, BoundingBox box)
    {
        var face = box.Scale(1 / photo.Reduction);
        var length = Surroundings * Math.Max(face.Width, face.Height);
        var corner = face.Center - new Vector2(length / 2);
        return ImageEncoder.Thumbnail(photo.Image, new BoundingBox(corner.X, corner.Y, length, length));
    }
}
