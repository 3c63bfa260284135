using FaceNet.Imaging;

namespace FaceNet.Tests.Imaging;

public sealed class ImageDistortionSpecs
{
    private static readonly PixelSize Size = new(60, 40);

    [Fact]
    public void Occlusion_covers_its_share_of_the_middle_and_nothing_else()
    {
        var white = White();

        var occluded = ImageDistortion.Occlude(white, 0.25f);

        // A quarter of 2,400 pixels is 600: a square of 24 (24² = 576) from (18, 8).
        var covered = 0;
        for (var y = 0; y < Size.Height; y++)
        for (var x = 0; x < Size.Width; x++)
            covered += occluded.Row(y)[4 * x] == 128 ? 1 : 0;
        covered.ShouldBe(576);
        occluded.Row(8)[4 * 18].ShouldBe((byte)128);
        occluded.Row(7)[4 * 18].ShouldBe((byte)255);
        white.Row(20)[4 * 30].ShouldBe((byte)255);
    }

    [Fact]
    public void Resizing_keeps_the_shape_and_meets_the_number_of_pixels()
    {
        var resized = ImageDistortion.Resize(White(), side: 20);

        // √(400 · 60/40) = 24.5 by √(400 · 40/60) = 16.3.
        resized.Size.ShouldBe(new PixelSize(24, 16));
    }

    [Fact]
    public void Blurring_spreads_a_point_evenly_and_keeps_flat_parts()
    {
        var point = new RgbImage(Size);
        point.Row(20)[4 * 30] = 255;

        var blurred = ImageDistortion.Blur(point, sigma: 2);

        int At(int x, int y) => blurred.Row(y)[4 * x];
        At(30, 20).ShouldBeInRange(8, 12); // 255 / (2π · 2²) = 10.1
        At(29, 20).ShouldBeInRange(At(31, 20) - 1, At(31, 20) + 1);
        At(30, 19).ShouldBeInRange(At(30, 21) - 1, At(30, 21) + 1);
        At(5, 5).ShouldBe(0);
        ImageDistortion.Blur(White(), sigma: 2).Row(0)[0].ShouldBe((byte)255);
    }

    [Fact]
    public void A_quarter_turn_moves_the_right_edge_to_the_bottom()
    {
        var image = new RgbImage(new PixelSize(40, 40));
        for (var y = 0; y < 40; y++)
            image.Row(y)[4 * 39] = 255;

        var turned = ImageDistortion.Rotate(image, 90);

        ((int)turned.Row(39)[4 * 20]).ShouldBeGreaterThan(200);
        ((int)turned.Row(20)[4 * 39]).ShouldBeLessThan(50);
    }

    [Fact]
    public void Compression_changes_detail_and_not_the_size()
    {
        var noise = new RgbImage(Size);
        var random = new Random(1);
        // Grey, because even the best JPEG halves the resolution of colour.
        for (var i = 0; i < noise.Pixels.Length; i += 4)
            noise.Pixels.Span.Slice(i, 3).Fill((byte)random.Next(256));

        var (poor, good) = (ImageDistortion.Compress(noise, 10), ImageDistortion.Compress(noise, 95));

        poor.Size.ShouldBe(Size);
        Error(noise, poor).ShouldBeGreaterThan(2 * Error(noise, good));
    }

    private static RgbImage White()
    {
        var image = new RgbImage(Size);
        image.Pixels.Span.Fill(255);
        return image;
    }

    private static double Error(RgbImage one, RgbImage other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Pixels.Length; i++)
            if (i % 4 != 3)
                sum += Math.Abs(one.Pixels.Span[i] - other.Pixels.Span[i]);
        return sum;
    }
}
