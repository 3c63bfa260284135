using FaceNet.Imaging;

namespace FaceNet.Tests.Imaging;

/// <summary>Drawn pictures and what to ask of them.</summary>
internal static class Pictures
{
    public static readonly (byte R, byte G, byte B) Red = (220, 30, 30);
    public static readonly (byte R, byte G, byte B) Green = (30, 200, 40);
    public static readonly (byte R, byte G, byte B) Blue = (20, 60, 210);
    public static readonly (byte R, byte G, byte B) White = (250, 250, 250);

    /// <summary>Four quarters: red and green above, blue and white below.</summary>
    public static RgbImage Quarters(PixelSize size) =>
        Draw(
            size,
            (x, y) =>
                (x < size.Width / 2, y < size.Height / 2) switch
                {
                    (true, true) => Red,
                    (false, true) => Green,
                    (true, false) => Blue,
                    (false, false) => White,
                }
        );

    /// <summary>Noise, different in every pixel.</summary>
    public static RgbImage Noise(PixelSize size, int seed = 1)
    {
        var image = new RgbImage(size);
        new Random(seed).NextBytes(image.Pixels.Span);
        return image;
    }

    public static RgbImage Draw(PixelSize size, Func<int, int, (byte R, byte G, byte B)> colour)
    {
        var image = new RgbImage(size);
        for (var y = 0; y < size.Height; y++)
        for (var x = 0; x < size.Width; x++)
            (image.Row(y)[4 * x], image.Row(y)[(4 * x) + 1], image.Row(y)[(4 * x) + 2]) = colour(x, y);
        return image;
    }

    public static (byte R, byte G, byte B) At(this RgbImage image, int x, int y)
    {
        var pixel = image.Row(y).Slice(4 * x, 3);
        return (pixel[0], pixel[1], pixel[2]);
    }

    /// <summary>The colours two pixels inside the corners: top left, top right, bottom left, bottom right.</summary>
    public static (byte R, byte G, byte B)[] Corners(this RgbImage image)
    {
        var (right, bottom) = (image.Size.Width - 3, image.Size.Height - 3);
        return [image.At(2, 2), image.At(right, 2), image.At(2, bottom), image.At(right, bottom)];
    }

    /// <summary>All bytes, with the unused fourth of each pixel as a decoder leaves it: 255.</summary>
    public static byte[] Opaque(this RgbImage image)
    {
        var bytes = image.Pixels.ToArray();
        for (var index = 3; index < bytes.Length; index += 4)
            bytes[index] = 255;
        return bytes;
    }

    public static void ShouldBeNear(
        this (byte R, byte G, byte B) actual,
        (byte R, byte G, byte B) expected,
        int tolerance
    ) => new[] { actual }.ShouldBeNear([expected], tolerance);

    /// <summary>Passes when no channel of any colour differs by more than <paramref name="tolerance"/>.</summary>
    public static void ShouldBeNear(
        this (byte R, byte G, byte B)[] actual,
        (byte R, byte G, byte B)[] expected,
        int tolerance
    )
    {
        actual.Length.ShouldBe(expected.Length);
        foreach (var (is_, should) in actual.Zip(expected))
            new[] { Math.Abs(is_.R - should.R), Math.Abs(is_.G - should.G), Math.Abs(is_.B - should.B) }
                .Max()
                .ShouldBeLessThanOrEqualTo(tolerance, $"{is_} instead of {should}");
    }
}
