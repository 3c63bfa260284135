using System.Runtime.InteropServices;
using SkiaSharp;

namespace FaceNet.Imaging;

/// <summary>Turns pixels upright by the EXIF orientation, of which there are eight.</summary>
internal static class Orientation
{
    /// <summary>Pixels of a tile's side: a tile of source and target fits the first-level cache even when turned.</summary>
    private const int Tile = 32;

    /// <summary>The picture turned upright; the same object where it already is.</summary>
    public static RgbImage Upright(RgbImage image, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft)
            return image;
        var (width, height) = (image.Size.Width, image.Size.Height);
        var right = width - 1;
        var bottom = (height - 1) * width;
        // Where the upright picture's first pixel lies in the source, and the way from it to its neighbours.
        var (start, stepX, stepY) = origin switch
        {
            SKEncodedOrigin.TopRight => (right, -1, width),
            SKEncodedOrigin.BottomRight => (bottom + right, -1, -width),
            SKEncodedOrigin.BottomLeft => (bottom, 1, -width),
            SKEncodedOrigin.LeftTop => (0, width, 1),
            SKEncodedOrigin.RightTop => (bottom, -width, 1),
            SKEncodedOrigin.RightBottom => (bottom + right, -width, -1),
            SKEncodedOrigin.LeftBottom => (right, width, -1),
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "EXIF has the orientations 1 to 8."),
        };
        var size = new PhotoFrame(image.Size, (int)origin).Upright;
        var upright = RgbImage.Uninitialized(size);
        Gather(image, upright, start, stepX, stepY);
        return upright;
    }

    private static void Gather(RgbImage source, RgbImage target, int start, int stepX, int stepY)
    {
        var from = MemoryMarshal.Cast<byte, uint>(source.Pixels.Span);
        var (width, height) = (target.Size.Width, target.Size.Height);
        for (var top = 0; top < height; top += Tile)
        for (var left = 0; left < width; left += Tile)
        for (var y = top; y < Math.Min(top + Tile, height); y++)
        {
            var to = MemoryMarshal.Cast<byte, uint>(target.Row(y));
            for (var x = left; x < Math.Min(left + Tile, width); x++)
                to[x] = from[start + (x * stepX) + (y * stepY)];
        }
    }
}
