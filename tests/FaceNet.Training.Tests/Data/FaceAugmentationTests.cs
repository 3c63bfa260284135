using System.ComponentModel.DataAnnotations;
using System.Reflection;
using FaceNet.Alignment;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Training.Data;

namespace FaceNet.Training.Tests.Data;

public sealed class FaceAugmentationTests
{
    private static readonly PixelSize Input = new(28, 36);
    private static readonly CropGeometry Geometry = new(Input, new(3, 4));
    private static readonly byte[] Crop = FaceCropper.Pack(DrawnPeople.Noise(Geometry.Crop, 4));

    [Theory]
    [InlineData(60, 72)]
    [InlineData(72, 60)]
    public void Plainly_a_network_sees_what_recognition_feeds_it(int width, int height)
    {
        var size = new PixelSize(width, height);
        var picture = DrawnPeople.Noise(DrawnPeople.PictureSize, 5);

        // Where a value lies halfway between two levels, the sum of other floats may round it the other way.
        AllNear(Shown(picture, DrawnPeople.Landmarks, size), Fed(picture, DrawnPeople.Landmarks, size), levels: 1);
    }

    // A face more than twice as large as the crop is reduced by means over whole pixels first, and with the margin they
    // begin elsewhere: no two of the means differ by more than the slope of the drawing over a few pixels.
    [Fact]
    public void A_large_face_is_shown_as_recognition_feeds_it_but_for_the_place_of_its_means()
    {
        var size = new PixelSize(40, 48);
        var picture = Slope(new(400, 440));
        var landmarks = DrawnPeople.Landmarks.Scale(4);

        AllNear(Shown(picture, landmarks, size), Fed(picture, landmarks, size), levels: 3);
    }

    [Fact]
    public void Mirrored_the_columns_stand_in_reverse()
    {
        var (plain, mirrored) = (Plain(mirrored: false), Plain(mirrored: true));

        for (var y = 0; y < Input.Height; y++)
        for (var x = 0; x < Input.Width; x++)
            Pixel(mirrored, x, y).ShouldBe(Pixel(plain, Input.Width - 1 - x, y));
    }

    [Fact]
    public void Without_any_change_it_is_the_plain_face() =>
        Apply(AugmentationOptions.None, seed: 3).ShouldBe(Plain(mirrored: false));

    [Fact]
    public void The_same_dice_show_the_same_face_and_others_another()
    {
        Apply(new(), seed: 3).ShouldBe(Apply(new(), seed: 3));
        Apply(new(), seed: 3).ShouldNotBe(Apply(new(), seed: 4));
    }

    [Fact]
    public void A_knob_leaves_what_comes_of_the_others()
    {
        var calm = new AugmentationOptions { OccludedShare = 0, GreyShare = 0 };
        var rolls = AugmentationDraw.Roll(new() { OccludedShare = 1, GreyShare = 1 }, Input, new Random(7));
        var others = AugmentationDraw.Roll(calm, Input, new Random(7));

        rolls.Harm.Occlusion.ShouldNotBeNull();
        (rolls with { Colours = default, Harm = rolls.Harm with { Occlusion = null } }).ShouldBe(
            others with
            {
                Colours = default,
            }
        );
    }

    [Fact]
    public void Shift_zoom_turn_and_mirror_agree_with_a_plain_loop()
    {
        var options = AugmentationOptions.None with { Shift = 0.1f, Zoom = 0.2f, Rotation = 20, MirroredShare = 0.5f };
        for (var seed = 0; seed < 20; seed++)
        {
            var draw = AugmentationDraw.Roll(options, Input, new Random(seed));
            var pixels = Apply(options, seed);

            for (var y = 0; y < Input.Height; y++)
            for (var x = 0; x < Input.Width; x++)
            for (var channel = 0; channel < 3; channel++)
                Pixel(pixels, x, y)[channel].ShouldBe(Expected(draw, x, y, channel), 0.01f);
        }
    }

    [Fact]
    public void Colours_follow_their_formula()
    {
        var options = AugmentationOptions.None with { Brightness = 0.2f, Contrast = 0.5f, Saturation = 0.5f };
        var plain = Plain(mirrored: false);
        var random = new Random(12);
        // The order of the dice: two shifts, zoom, turn, mirror, then brightness, contrast, saturation.
        float[] dice = [.. Enumerable.Range(0, 8).Select(_ => random.NextSingle())];
        var (b, c, s) = (Either(dice[5]) * 0.2f * 255, 1 + (Either(dice[6]) * 0.5f), 1 + (Either(dice[7]) * 0.5f));

        var pixels = Apply(options, seed: 12);

        for (var at = 0; at < plain.Length; at += 3)
        {
            float[] v = [.. plain[at..(at + 3)].Select(value => (value * 128) + 127.5f)];
            var y = (0.299f * v[0]) + (0.587f * v[1]) + (0.114f * v[2]);
            for (var channel = 0; channel < 3; channel++)
            {
                var changed = (c * ((s * v[channel]) + ((1 - s) * y) - 127.5f)) + 127.5f + b;
                pixels[at + channel].ShouldBe((Math.Clamp(changed, 0, 255) - 127.5f) / 128, 1e-4f);
            }
        }

        static float Either(float die) => (2 * die) - 1;
    }

    [Fact]
    public void A_face_that_loses_its_colours_is_grey()
    {
        var pixels = Apply(AugmentationOptions.None with { GreyShare = 1 }, seed: 1);

        for (var at = 0; at < pixels.Length; at += 3)
        {
            pixels[at].ShouldBe(pixels[at + 1], 1e-4f);
            pixels[at].ShouldBe(pixels[at + 2], 1e-4f);
        }
    }

    [Fact]
    public void What_stands_in_front_is_a_rectangle_of_one_colour_and_the_rest_is_untouched()
    {
        var options = AugmentationOptions.None with { OccludedShare = 1, Occlusion = 0.3f };
        var plain = Plain(mirrored: false);
        for (var seed = 0; seed < 30; seed++)
        {
            var pixels = Apply(options, seed);
            var hidden = Places()
                .Where(at => !Pixel(pixels, at.X, at.Y).SequenceEqual(Pixel(plain, at.X, at.Y)))
                .ToArray();

            hidden.Select(at => string.Join(' ', Pixel(pixels, at.X, at.Y))).Distinct().Count().ShouldBe(1);
            var (width, height) = (Extent(hidden.Select(at => at.X)), Extent(hidden.Select(at => at.Y)));
            hidden.Length.ShouldBe(width * height);
            // 2 to 30 % of 1,008 pixels, and half a pixel of rounding on each side.
            ((double)hidden.Length).ShouldBeInRange(0.02 * 1008 * 0.6, (0.3 * 1008) + 40);
        }
    }

    [Fact]
    public void Blur_low_resolution_and_compression_do_what_the_librarys_harms_do()
    {
        var image = Unpacked();
        var half = ImageResampler.Resize(ImageResampler.Resize(image, new PixelSize(14, 18)), Input);

        Harmed(new CropHarm { BlurSigma = 1.5f }).ShouldBe(Rgb(ImageDistortion.Blur(image, 1.5f)));
        Harmed(new CropHarm { Width = 14 }).ShouldBe(Rgb(half));
        Harmed(new CropHarm { Quality = 30 }).ShouldBe(Rgb(ImageDistortion.Compress(image, 30)));
        Harmed(new CropHarm { Width = 14, Quality = 30 }).ShouldBe(Rgb(ImageDistortion.Compress(half, 30)));
        Harmed(default).ShouldBe(Rgb(image));
    }

    [Fact]
    public void Each_harm_comes_as_often_and_as_far_as_its_knobs_say()
    {
        var options = new AugmentationOptions();
        var random = new Random(1);
        var harms = Enumerable
            .Range(0, 4000)
            .Select(_ => AugmentationDraw.Roll(options, new(116, 140), random).Harm)
            .ToArray();

        // Five standard deviations of a binomial of 4,000 at 0.15 are 0.028.
        Share(harm => harm.BlurSigma > 0).ShouldBe(options.BlurredShare, 0.028);
        Share(harm => harm.Width > 0).ShouldBe(options.LowResolutionShare, 0.028);
        Share(harm => harm.Quality > 0).ShouldBe(options.CompressedShare, 0.028);
        Share(harm => harm.Occlusion is not null).ShouldBe(options.OccludedShare, 0.028);
        harms.Max(harm => harm.BlurSigma).ShouldBeInRange(0.01f * 116, options.Blur * 116);
        harms.Where(harm => harm.Width > 0).Min(harm => harm.Width).ShouldBeInRange(24, 30);
        harms.Where(harm => harm.Quality > 0).Min(harm => harm.Quality).ShouldBeInRange(20, 26);
        harms.Max(harm => harm.Quality).ShouldBeInRange(75, 80);

        double Share(Func<CropHarm, bool> has) => (double)harms.Count(has) / harms.Length;
    }

    [Fact]
    public void Values_stay_within_what_a_network_expects()
    {
        for (var seed = 0; seed < 50; seed++)
            foreach (
                var value in Apply(
                    new()
                    {
                        Brightness = 1,
                        Contrast = 1,
                        Saturation = 1,
                    },
                    seed
                )
            )
                value.ShouldBeInRange(-127.5f / 128, 127.5f / 128);
    }

    [Theory]
    [InlineData(27, 44)]
    [InlineData(34, 35)]
    [InlineData(33, 44)]
    [InlineData(44, 34)]
    public void A_crop_that_does_not_fit_is_refused(int width, int height)
    {
        var size = new PixelSize(width, height);

        Should
            .Throw<ArgumentException>(() =>
                new FaceAugmentation(new(), Input).Plain(
                    width * height == 34 * 44 ? Crop : new byte[3 * width * height],
                    size,
                    new float[3 * Input.Pixels],
                    false
                )
            )
            .Message.ShouldContain($"{size}");
    }

    [Fact]
    public void Each_knob_takes_its_range_and_nothing_beyond()
    {
        var knobs = typeof(AugmentationOptions)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(float))
            .ToArray();

        knobs.Length.ShouldBe(16);
        foreach (var knob in knobs)
        {
            var range = knob.GetCustomAttribute<RangeAttribute>().ShouldNotBeNull(knob.Name);
            var (least, most) = (Convert.ToSingle(range.Minimum), Convert.ToSingle(range.Maximum));
            foreach (var allowed in (float[])[least, most])
                Set(knob, allowed).ShouldBe(allowed);
            foreach (var refused in (float[])[least - 0.001f, most + 0.001f, float.NaN])
                Should
                    .Throw<TargetInvocationException>(() => Set(knob, refused))
                    .InnerException.ShouldBeOfType<ArgumentOutOfRangeException>()
                    .Message.ShouldContain(knob.Name);
        }
    }

    private static object? Set(PropertyInfo knob, float value)
    {
        var options = new AugmentationOptions();
        knob.SetValue(options, value);
        return knob.GetValue(options);
    }

    private static float[] Apply(AugmentationOptions options, int seed)
    {
        var pixels = new float[3 * Input.Pixels];
        new FaceAugmentation(options, Input).Apply(Crop, Geometry.Crop, pixels, new Random(seed));
        return pixels;
    }

    private static float[] Plain(bool mirrored)
    {
        var pixels = new float[3 * Input.Pixels];
        new FaceAugmentation(new(), Input).Plain(Crop, Geometry.Crop, pixels, mirrored);
        return pixels;
    }

    private static float[] Pixel(float[] pixels, int x, int y) =>
        pixels[(3 * ((y * Input.Width) + x))..(3 * ((y * Input.Width) + x + 1))];

    private static IEnumerable<(int X, int Y)> Places() =>
        from y in Enumerable.Range(0, Input.Height)
        from x in Enumerable.Range(0, Input.Width)
        select (x, y);

    private static int Extent(IEnumerable<int> places) => places.Max() - places.Min() + 1;

    // From the middle of the input, undo mirror, zoom and turn with school geometry, then look around the crop's middle.
    private static float Expected(AugmentationDraw draw, int x, int y, int channel)
    {
        var (u, v) = (x + 0.5 - 14, y + 0.5 - 18);
        u = (draw.Mirrored ? -u : u) / draw.Zoom;
        v /= draw.Zoom;
        var (sin, cos) = Math.SinCos(-draw.Angle);
        var across = (u * cos) - (v * sin) + 17 - draw.Shift.X - 0.5;
        var down = (u * sin) + (v * cos) + 22 - draw.Shift.Y - 0.5;
        var (left, top) = ((int)Math.Floor(across), (int)Math.Floor(down));
        var (fx, fy) = (across - left, down - top);
        var value =
            ((1 - fy) * (((1 - fx) * At(left, top)) + (fx * At(left + 1, top))))
            + (fy * (((1 - fx) * At(left, top + 1)) + (fx * At(left + 1, top + 1))));
        return (float)((value - 127.5) / 128);

        double At(int column, int row) =>
            Crop[(3 * ((Math.Clamp(row, 0, 43) * 34) + Math.Clamp(column, 0, 33))) + channel];
    }

    private static void AllNear(float[] actual, float[] expected, int levels)
    {
        for (var at = 0; at < expected.Length; at++)
            actual[at].ShouldBe(expected[at], levels / 128f);
    }

    private static float[] Fed(RgbImage picture, FaceLandmarks landmarks, PixelSize size) =>
        ImageTensor.Create(
            FaceAlignment.FivePoint.Crop(picture, landmarks, size),
            NetworkInput.For(size) with
            {
                Layout = TensorLayout.Nhwc,
            }
        );

    private static float[] Shown(RgbImage picture, FaceLandmarks landmarks, PixelSize size)
    {
        var geometry = new CropGeometry(size, new(7, 9));
        var crop = FaceCropper.Pack(FaceCropper.Cut(picture, landmarks, geometry));
        var pixels = new float[3 * size.Pixels];
        new FaceAugmentation(new(), size).Plain(crop, geometry.Crop, pixels, mirrored: false);
        return pixels;
    }

    // Half a level a pixel at most, so that neighbours are nearly alike.
    private static RgbImage Slope(PixelSize size)
    {
        var image = new RgbImage(size);
        for (var y = 0; y < size.Height; y++)
        for (var x = 0; x < size.Width; x++)
            (image.Row(y)[4 * x], image.Row(y)[(4 * x) + 1], image.Row(y)[(4 * x) + 2]) = (
                (byte)(x / 2),
                (byte)(y / 2),
                (byte)((x + y) / 4)
            );
        return image;
    }

    private static RgbImage Unpacked() => DrawnPeople.Noise(Input, 6);

    private static float[] Harmed(CropHarm harm)
    {
        var pixels = Rgb(Unpacked());
        harm.Apply(pixels, Input);
        return pixels;
    }

    private static float[] Rgb(RgbImage image) => [.. FaceCropper.Pack(image).Select(value => (float)value)];
}
