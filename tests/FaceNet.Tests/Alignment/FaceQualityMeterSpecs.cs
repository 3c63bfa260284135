using System.Numerics;
using FaceNet.Alignment;
using FaceNet.Imaging;

namespace FaceNet.Tests.Alignment;

public sealed class FaceQualityMeterSpecs
{
    [Fact]
    public void A_large_sharp_frontal_face_is_perfect()
    {
        var quality = FaceQualityMeter.Measure(
            DrawnFace.Noise(new PixelSize(120, 112), seed: 2),
            DrawnFace.AtTemplate()
        );

        quality.Score.ShouldBe(1);
        quality.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void A_small_face_says_so()
    {
        // Eyes are 35.2 pixels apart in the template: at a fifth, 7.
        var quality = FaceQualityMeter.Measure(
            DrawnFace.Noise(new PixelSize(40, 30), seed: 2),
            DrawnFace.AtTemplate(scale: 0.2f)
        );

        quality.Size.ShouldBeLessThan(0.1f);
        quality.Reasons.ShouldContain("small: the eyes are 7 pixels apart");
    }

    [Fact]
    public void A_face_without_detail_is_called_blurred()
    {
        var smooth = new RgbImage(new PixelSize(120, 112));
        for (var y = 0; y < 112; y++)
        for (var x = 0; x < smooth.Stride; x++)
            smooth.Row(y)[x] = (byte)(2 * y);

        var quality = FaceQualityMeter.Measure(smooth, DrawnFace.AtTemplate());

        quality.Sharpness.ShouldBe(0);
        quality.Reasons.ShouldHaveSingleItem().ShouldStartWith("blurred");
    }

    [Fact]
    public void A_turned_head_is_told_from_a_tilted_one()
    {
        var image = DrawnFace.Noise(new PixelSize(160, 160), seed: 3);
        var tilted = Rotated(DrawnFace.AtTemplate(), MathF.PI / 4);
        var turned = WithNoseAt(DrawnFace.AtTemplate(), new Vector2(76, 72));

        FaceQualityMeter.Measure(image, tilted).Pose.ShouldBe(1);
        FaceQualityMeter.Measure(image, turned).Pose.ShouldBeLessThan(0.35f);
        FaceQualityMeter.Measure(image, turned).Reasons.ShouldHaveSingleItem().ShouldStartWith("turned away");
    }

    private static FaceLandmarks Rotated(FaceLandmarks face, float angle) =>
        new(
            Array.ConvertAll(
                face.Points.ToArray(),
                point => Vector2.Transform(point, Matrix3x2.CreateRotation(angle, new Vector2(56, 72)))
            )
        );

    private static FaceLandmarks WithNoseAt(FaceLandmarks face, Vector2 place)
    {
        var points = face.Points.ToArray();
        points[30] = place;
        return new FaceLandmarks(points);
    }
}
