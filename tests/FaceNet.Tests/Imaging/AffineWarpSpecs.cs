using System.Numerics;
using CsCheck;
using FaceNet.Imaging;
using static FaceNet.Tests.Imaging.Pictures;

namespace FaceNet.Tests.Imaging;

public sealed class AffineWarpSpecs
{
    private static readonly RgbImage Source = Noise(new PixelSize(61, 43));

    [Fact]
    public void The_identity_is_a_copy_and_black_beyond_the_source()
    {
        var warped = AffineWarp.Warp(Source, Matrix3x2.Identity, new PixelSize(70, 30));

        for (var y = 0; y < 30; y++)
        for (var x = 0; x < 70; x++)
            warped.At(x, y).ShouldBe(x < 61 ? Source.At(x, y) : default);
    }

    [Fact]
    public void Edges_go_on_outwards_where_that_is_asked_for()
    {
        var move = Matrix3x2.CreateTranslation(-5, -4);

        var warped = AffineWarp.Warp(Source, move, new PixelSize(71, 51), OutsidePixels.NearestInside);

        for (var y = 0; y < 51; y++)
        for (var x = 0; x < 71; x++)
            warped.At(x, y).ShouldBe(Source.At(Math.Clamp(x - 5, 0, 60), Math.Clamp(y - 4, 0, 42)));
    }

    // Reduced by 3: black would show as a darker rim.
    [Theory]
    [InlineData(-20)]
    [InlineData(500)]
    public void Edges_go_on_outwards_in_a_reduction_too(float shift)
    {
        var white = Draw(new PixelSize(60, 42), (_, _) => White);
        var matrix = Matrix3x2.CreateScale(3) * Matrix3x2.CreateTranslation(shift, shift / 2);

        var warped = AffineWarp.Warp(white, matrix, new PixelSize(31, 17), OutsidePixels.NearestInside);

        LargestDifference(warped, (_, _, c) => 250).ShouldBe(0);
    }

    [Fact]
    public void A_whole_translation_moves_pixels_unchanged()
    {
        var warped = AffineWarp.Warp(Source, Matrix3x2.CreateTranslation(7, -3), new PixelSize(11, 9));

        for (var y = 0; y < 9; y++)
        for (var x = 0; x < 11; x++)
            warped.At(x, y).ShouldBe(y < 3 ? default : Source.At(x + 7, y - 3));
    }

    [Fact]
    public void A_point_of_the_source_lands_where_the_matrix_says()
    {
        // A bright square about (30, 20), seen through a quarter turn and a doubling.
        var spot = Draw(new PixelSize(60, 40), (x, y) => x is 29 or 30 && y is 19 or 20 ? White : default);
        var sourceToOutput =
            Matrix3x2.CreateRotation(MathF.PI / 2) * Matrix3x2.CreateScale(2) * Matrix3x2.CreateTranslation(90, 10);
        Matrix3x2.Invert(sourceToOutput, out var outputToSource).ShouldBeTrue();

        var warped = AffineWarp.Warp(spot, outputToSource, new PixelSize(120, 140));

        Vector2
            .Distance(CentreOfLight(warped), Vector2.Transform(new Vector2(30, 20), sourceToOutput))
            .ShouldBeLessThan(0.01f);
    }

    [Fact]
    public void Any_similarity_agrees_with_the_plain_loop() =>
        Gen.Select(Gen.Float[-3.2f, 3.2f], Gen.Float[0.3f, 1.9f], Gen.Float[-40f, 80f], Gen.Float[-40f, 60f])
            .Sample(
                (angle, scale, x, y) =>
                {
                    var matrix =
                        Matrix3x2.CreateRotation(angle)
                        * Matrix3x2.CreateScale(scale)
                        * Matrix3x2.CreateTranslation(x, y);
                    var warped = AffineWarp.Warp(Source, matrix, new PixelSize(33, 21));
                    LargestDifference(warped, (i, j, c) => Interpolate(Source, matrix, i, j, c)).ShouldBeLessThan(0.52);
                },
                iter: 50
            );

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_whole_reduction_is_the_mean_of_the_pixels_covered(int factor)
    {
        var size = new PixelSize(12, 8);
        var matrix = Matrix3x2.CreateScale(factor);

        var warped = AffineWarp.Warp(Noise(new PixelSize(12 * factor, 8 * factor)), matrix, size);

        warped
            .Pixels.ToArray()
            .ShouldBe(ImageResampler.Resize(Noise(new PixelSize(12 * factor, 8 * factor)), size).Pixels.ToArray());
    }

    [Theory]
    [InlineData(2.4f)]
    [InlineData(5.4f)]
    [InlineData(11f)]
    public void A_strong_reduction_lets_no_stripes_through(float scale)
    {
        var stripes = Draw(
            new PixelSize(900, 700),
            (x, y) => (x + y) % 2 == 0 ? ((byte)255, (byte)255, (byte)255) : default
        );
        var matrix =
            Matrix3x2.CreateRotation(0.3f, new Vector2(20, 15))
            * Matrix3x2.CreateScale(scale)
            * Matrix3x2.CreateTranslation(200, 180);

        var warped = AffineWarp.Warp(stripes, matrix, new PixelSize(40, 30));

        LargestDifference(warped, (_, _, _) => 127.5).ShouldBeLessThan(45 / scale);
    }

    [Fact]
    public void A_strong_reduction_keeps_places()
    {
        var spot = Draw(
            new PixelSize(801, 603),
            (x, y) => x is >= 296 and < 304 && y is >= 396 and < 404 ? White : default
        );
        var sourceToOutput =
            Matrix3x2.CreateScale(1 / 5.3f) * Matrix3x2.CreateRotation(-0.4f) * Matrix3x2.CreateTranslation(3, 40);
        Matrix3x2.Invert(sourceToOutput, out var outputToSource).ShouldBeTrue();

        var warped = AffineWarp.Warp(spot, outputToSource, new PixelSize(150, 112));

        Vector2
            .Distance(CentreOfLight(warped), Vector2.Transform(new Vector2(300, 400), sourceToOutput))
            .ShouldBeLessThan(0.1f);
    }

    [Theory]
    [InlineData(1e9f, 1)]
    [InlineData(-1e30f, 1)]
    [InlineData(float.NaN, 1)]
    [InlineData(0, 1e9f)]
    [InlineData(0, 0)]
    [InlineData(5000, 7)]
    public void What_lies_far_outside_or_is_degenerate_does_no_harm(float translation, float scale) =>
        AffineWarp
            .Warp(
                Source,
                Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(translation, translation),
                new PixelSize(5, 4)
            )
            .Size.ShouldBe(new PixelSize(5, 4));

    [Fact]
    public void A_source_of_one_pixel_fades_into_black()
    {
        var dot = Draw(new PixelSize(1, 1), (_, _) => (200, 100, 50));

        var warped = AffineWarp.Warp(
            dot,
            Matrix3x2.CreateScale(0.5f) * Matrix3x2.CreateTranslation(-0.25f, 0),
            new PixelSize(3, 2)
        );

        // Source x of the output centres: 0, ½, 1; y: ¼, ¾. Half outside in x halves, a quarter outside in y takes ¼.
        warped.At(1, 0).ShouldBe(((byte)150, (byte)75, (byte)38));
        warped.At(0, 0).ShouldBe(((byte)75, (byte)38, (byte)19));
    }

    private static double LargestDifference(RgbImage image, Func<int, int, int, double> expected)
    {
        var largest = 0.0;
        for (var y = 0; y < image.Size.Height; y++)
        for (var x = 0; x < image.Size.Width; x++)
        for (var channel = 0; channel < 3; channel++)
            largest = Math.Max(largest, Math.Abs(image.Row(y)[(4 * x) + channel] - expected(x, y, channel)));
        return largest;
    }

    private static double Interpolate(RgbImage source, Matrix3x2 matrix, int x, int y, int channel)
    {
        var (sourceX, sourceY) = (
            ((x + 0.5) * matrix.M11) + ((y + 0.5) * matrix.M21) + matrix.M31 - 0.5,
            ((x + 0.5) * matrix.M12) + ((y + 0.5) * matrix.M22) + matrix.M32 - 0.5
        );
        var sum = 0.0;
        for (var j = (int)Math.Floor(sourceY); j <= Math.Floor(sourceY) + 1; j++)
        for (var i = (int)Math.Floor(sourceX); i <= Math.Floor(sourceX) + 1; i++)
            if (i >= 0 && j >= 0 && i < source.Size.Width && j < source.Size.Height)
                sum += (1 - Math.Abs(sourceX - i)) * (1 - Math.Abs(sourceY - j)) * source.Row(j)[(4 * i) + channel];
        return sum;
    }

    private static Vector2 CentreOfLight(RgbImage image)
    {
        var (sum, weight) = (Vector2.Zero, 0f);
        for (var y = 0; y < image.Size.Height; y++)
        for (var x = 0; x < image.Size.Width; x++)
        {
            sum += image.At(x, y).R * new Vector2(x + 0.5f, y + 0.5f);
            weight += image.At(x, y).R;
        }
        return sum / weight;
    }
}
