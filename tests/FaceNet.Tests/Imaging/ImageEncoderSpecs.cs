using FaceNet.Imaging;
using static FaceNet.Tests.Imaging.Pictures;

namespace FaceNet.Tests.Imaging;

public sealed class ImageEncoderSpecs
{
    private readonly PhotoDecoder decoder = new();

    [Fact]
    public void A_png_comes_back_without_loss()
    {
        var picture = Noise(new PixelSize(37, 23));

        decoder.Decode(ImageEncoder.Png(picture)).Image.Pixels.ToArray().ShouldBe(picture.Opaque());
    }

    [Fact]
    public void A_jpeg_of_higher_quality_is_larger_and_nearer()
    {
        var picture = Noise(new PixelSize(64, 40));

        var (low, high) = (ImageEncoder.Jpeg(picture, 20), ImageEncoder.Jpeg(picture, 95));

        high.Length.ShouldBeGreaterThan(low.Length);
        Error(picture, decoder.Decode(high).Image).ShouldBeLessThan(Error(picture, decoder.Decode(low).Image));
    }

    [Fact]
    public void A_thumbnail_is_a_jpeg_of_128_by_128_with_the_square_filling_it()
    {
        var picture = Quarters(new PixelSize(900, 600));

        // As much of each quarter: about their common corner (450, 300).
        var thumbnail = ImageEncoder.Thumbnail(picture, new BoundingBox(350, 200, 200, 200));

        thumbnail.AsSpan(0, 2).ToArray().ShouldBe([0xFF, 0xD8]);
        var image = decoder.Decode(thumbnail).Image;
        image.Size.ShouldBe(new PixelSize(128, 128));
        image.Corners().ShouldBeNear([Red, Green, Blue, White], tolerance: 8);
        image.At(60, 60).ShouldBeNear(Red, tolerance: 40);
        image.At(67, 67).ShouldBeNear(White, tolerance: 40);
    }

    [Fact]
    public void A_thumbnail_is_black_beyond_the_photo()
    {
        var picture = Draw(new PixelSize(100, 60), (_, _) => White);

        var image = decoder.Decode(ImageEncoder.Thumbnail(picture, new BoundingBox(-20, -20, 40, 40))).Image;

        image.Corners().ShouldBeNear([default, default, default, White], tolerance: 8);
    }

    private static double Error(RgbImage expected, RgbImage actual) =>
        expected.Opaque().Zip(actual.Pixels.ToArray(), (a, b) => Math.Pow(a - b, 2)).Sum();
}
