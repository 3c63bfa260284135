using System.Numerics;
using FaceNet.Alignment;

namespace FaceNet.Tests.Alignment;

public sealed class FaceAlignmentSpecs
{
    [Fact]
    public void A_face_at_the_templates_places_is_cut_out_as_it_is()
    {
        var image = DrawnFace.Noise(new PixelSize(150, 130), seed: 1);

        var crop = FaceAlignment.FivePoint.Crop(image, DrawnFace.AtTemplate(offset: new Vector2(20, 10)));

        crop.Size.ShouldBe(new PixelSize(112, 112));
        for (var y = 0; y < 112; y++)
        for (var x = 0; x < 448; x++)
        {
            if (x % 4 != 3)
                ((int)crop.Row(y)[x]).ShouldBeInRange(image.Row(y + 10)[x + 80] - 2, image.Row(y + 10)[x + 80] + 2);
        }
    }

    [Fact]
    public void A_crop_of_another_shape_covers_it_and_loses_the_same_on_both_sides()
    {
        var image = DrawnFace.Noise(new PixelSize(150, 130), seed: 1);
        var face = DrawnFace.AtTemplate(offset: new Vector2(20, 10));

        var narrow = FaceAlignment.FivePoint.Crop(image, face, new PixelSize(96, 112));

        // As high as the template, so nothing is scaled; of 112 columns 96 stay, 8 are lost on the left.
        narrow.Size.ShouldBe(new PixelSize(96, 112));
        for (var x = 0; x < 96; x++)
            ((int)narrow.Row(40)[4 * x]).ShouldBeInRange(
                image.Row(50)[4 * (x + 28)] - 2,
                image.Row(50)[4 * (x + 28)] + 2
            );
    }

    [Fact]
    public void A_face_of_twice_the_size_is_halved()
    {
        var transform = FaceAlignment.FivePoint.Transform(DrawnFace.AtTemplate(scale: 2, offset: new Vector2(7, -3)));

        transform.M11.ShouldBe(0.5f, 1e-4f);
        Vector2.Distance(Vector2.Transform(new Vector2(7, -3), transform), Vector2.Zero).ShouldBeLessThan(1e-3f);
    }

    [Fact]
    public void Dlibs_chip_puts_the_eyes_on_one_height_above_the_middle()
    {
        // The inner eye corners (39 and 42) of the mean face lie at x 0.3346 and 0.6457, y 0.2317 of its box; with a
        // quarter of padding in 150 pixels that is (0.3346 + 0.25) / 1.5 · 150 = 58.5 and 89.6, 48.2.
        var index39 = Array.IndexOf([.. Enumerable.Range(27, 28), .. Enumerable.Range(60, 5)], 39);

        DlibShape.Template[index39].X.ShouldBe(58.46f, 0.01f);
        DlibShape.Template[index39].Y.ShouldBe(48.17f, 0.01f);
        DlibShape.Template.Length.ShouldBe(33);
    }

    [Fact]
    public void An_alignment_that_does_not_exist_is_refused_with_those_that_do() =>
        Should
            .Throw<ModelException>(() => FaceAlignment.Named("three-point"))
            .Message.ShouldContain("five-point-112 or dlib-chip-150");
}
