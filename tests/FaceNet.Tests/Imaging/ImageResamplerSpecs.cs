using FaceNet.Imaging;
using static FaceNet.Tests.Imaging.Pictures;

namespace FaceNet.Tests.Imaging;

public sealed class ImageResamplerSpecs
{
    [Theory]
    [InlineData(64, 48, 32, 24)]
    [InlineData(64, 48, 21, 17)]
    [InlineData(37, 23, 36, 22)]
    [InlineData(37, 23, 10, 23)]
    [InlineData(37, 23, 1, 1)]
    [InlineData(8, 90, 3, 7)]
    [InlineData(1, 9, 1, 2)]
    public void A_smaller_picture_is_the_mean_of_the_area_of_each_pixel(
        int width,
        int height,
        int newWidth,
        int newHeight
    )
    {
        var source = Noise(new PixelSize(width, height));

        var resized = ImageResampler.Resize(source, new PixelSize(newWidth, newHeight));

        resized.Size.ShouldBe(new PixelSize(newWidth, newHeight));
        ShouldBeNear(resized, (x, y, channel) => AreaMean(source, resized.Size, x, y, channel));
    }

    [Theory]
    [InlineData(5, 3, 17, 11)]
    [InlineData(16, 12, 17, 12)]
    [InlineData(1, 1, 4, 3)]
    [InlineData(2, 1, 6, 2)]
    public void A_larger_picture_is_interpolated_between_pixel_centres(
        int width,
        int height,
        int newWidth,
        int newHeight
    )
    {
        var source = Noise(new PixelSize(width, height));

        var resized = ImageResampler.Resize(source, new PixelSize(newWidth, newHeight));

        ShouldBeNear(
            resized,
            (x, y, channel) => Bilinear(source, (x + 0.5) * width / newWidth, (y + 0.5) * height / newHeight, channel)
        );
    }

    [Fact]
    public void The_same_size_is_the_same_picture()
    {
        var source = Noise(new PixelSize(9, 7));

        ImageResampler.Resize(source, source.Size).ShouldBeSameAs(source);
    }

    [Fact]
    public void A_flat_picture_keeps_its_colour_at_every_size()
    {
        var source = Draw(new PixelSize(50, 40), (_, _) => (255, 1, 77));

        for (var side = 1; side < 120; side += 7)
            ImageResampler
                .Resize(source, new PixelSize(side, 121 - side))
                .At(0, 0)
                .ShouldBe(((byte)255, (byte)1, (byte)77));
    }

    private static void ShouldBeNear(RgbImage actual, Func<int, int, int, double> expected)
    {
        for (var y = 0; y < actual.Size.Height; y++)
        for (var x = 0; x < actual.Size.Width; x++)
        for (var channel = 0; channel < 3; channel++)
            ((double)actual.Row(y)[(4 * x) + channel]).ShouldBe(expected(x, y, channel), 0.51, $"({x}, {y})");
    }

    private static double AreaMean(RgbImage source, PixelSize size, int x, int y, int channel)
    {
        var (scaleX, scaleY) = ((double)source.Size.Width / size.Width, (double)source.Size.Height / size.Height);
        var sum = 0.0;
        for (var j = 0; j < source.Size.Height; j++)
        for (var i = 0; i < source.Size.Width; i++)
            sum += Overlap(i, x * scaleX, scaleX) * Overlap(j, y * scaleY, scaleY) * source.Row(j)[(4 * i) + channel];
        return sum / (scaleX * scaleY);
    }

    private static double Overlap(int pixel, double start, double length) =>
        Math.Max(0, Math.Min(pixel + 1, start + length) - Math.Max(pixel, start));

    private static double Bilinear(RgbImage source, double x, double y, int channel)
    {
        var (left, top) = ((int)Math.Floor(x - 0.5), (int)Math.Floor(y - 0.5));
        var (fractionX, fractionY) = (x - 0.5 - left, y - 0.5 - top);
        double Value(int i, int j) =>
            source.Row(Math.Clamp(j, 0, source.Size.Height - 1))[
                (4 * Math.Clamp(i, 0, source.Size.Width - 1)) + channel
            ];
        return ((1 - fractionY) * (((1 - fractionX) * Value(left, top)) + (fractionX * Value(left + 1, top))))
            + (fractionY * (((1 - fractionX) * Value(left, top + 1)) + (fractionX * Value(left + 1, top + 1))));
    }
}
