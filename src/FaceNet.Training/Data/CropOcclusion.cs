using System.Numerics;

namespace FaceNet.Training.Data;

/// <summary>Something in front of a face.</summary>
/// <param name="Box">In pixels of the network's input, inside it.</param>
/// <param name="Colour">Red, green and blue, 0 to 255.</param>
internal readonly record struct CropOcclusion(BoundingBox Box, Vector3 Colour)
{
    /// <summary>Covers the pixels whose centres lie inside.</summary>
    /// <param name="pixels">Rows of three floats a pixel.</param>
    /// <param name="size">Of the picture.</param>
    public void Cover(Span<float> pixels, PixelSize size)
    {
        var (left, right) = (Edge(Box.X, size.Width), Edge(Box.Right, size.Width));
        for (var y = Edge(Box.Y, size.Height); y < Edge(Box.Bottom, size.Height); y++)
        {
            var row = pixels.Slice(3 * y * size.Width, 3 * size.Width)[(3 * left)..(3 * right)];
            for (var at = 0; at < row.Length; at += 3)
                Colour.CopyTo(row[at..]);
        }
    }

    private static int Edge(float place, int side) => Math.Clamp((int)MathF.Round(place), 0, side);
}
