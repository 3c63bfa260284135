using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceNet.Imaging;

/// <summary>The pixels of a picture, to be read between their centres. What lies outside is black.</summary>
/// <param name="pixels">Width × height pixels, row by row.</param>
/// <param name="size">Width and height.</param>
internal readonly ref struct PixelGrid(ReadOnlySpan<uint> pixels, PixelSize size)
{
    private readonly ReadOnlySpan<uint> pixels = pixels;
    private readonly int width = size.Width;
    private readonly int height = size.Height;

    /// <summary>Bilinear between the four nearest pixel centres, which lie at whole numbers.</summary>
    public Vector128<float> Interpolate(Vector2 position)
    {
        var (x, y) = ((int)MathF.Floor(position.X), (int)MathF.Floor(position.Y));
        var (top, bottom) = (Pair(x, y), Pair(x, y + 1));
        var both = top + ((bottom - top) * (position.Y - y));
        var (left, right) = (both.GetLower(), both.GetUpper());
        return left + ((right - left) * (position.X - x));
    }

    /// <summary>The pixels (x, y) and (x + 1, y).</summary>
    private Vector256<float> Pair(int x, int y)
    {
        if ((uint)y >= (uint)height)
            return Vector256<float>.Zero;
        var row = pixels.Slice(y * width, width);
        if ((uint)x < (uint)(width - 1))
            return PixelVector.Unpack(MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(row.Slice(x, 2))));
        var left = (uint)x < (uint)width ? row[x] : 0;
        var right = (uint)(x + 1) < (uint)width ? row[x + 1] : 0;
        return PixelVector.Unpack(left | ((ulong)right << 32));
    }
}
