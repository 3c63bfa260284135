using System.Numerics;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Alignment;

/// <summary>
/// Judges from a face's landmarks and pixels whether its embedding can be trusted. Each measure runs from 0 to 1 between
/// two bounds; the face is as good as its worst measure.
/// </summary>
internal static class FaceQualityMeter
{
    // Distance between the eyes, in pixels of the decoded photo. Error rates of the pretrained embedders double when a
    // face is reduced to about 24 pixels (10 between the eyes) and are tenfold at 16 (7).
    private static readonly Range EyeDistance = new(Useless: 6, Perfect: 24);

    // Edge strength of the aligned face, see Sharpness. A camera photo reaches 0.3 to 0.7; a face enlarged from 24
    // pixels about 0.1.
    private static readonly Range Edges = new(Useless: 0.04f, Perfect: 0.2f);

    // How far the nose lies from the middle of the eyes, in eye distances: 0 looking ahead, 0.5 and more in profile.
    private static readonly Range Turn = new(Useless: 0.65f, Perfect: 0.2f);

    private const float LowScore = 0.35f;

    /// <summary>Measures one face.</summary>
    /// <param name="image">The photo.</param>
    /// <param name="landmarks">The face, in its pixels.</param>
    public static FaceQuality Measure(RgbImage image, FaceLandmarks landmarks)
    {
        var eyes = Vector2.Distance(landmarks.LeftEye, landmarks.RightEye);
        var edges = Sharpness(FaceAlignment.FivePoint.Crop(image, landmarks));
        var turn = MathF.Abs(NoseOffset(landmarks));

        var (size, sharpness, pose) = (EyeDistance.Score(eyes), Edges.Score(edges), Turn.Score(turn));
        var reasons = new List<string>();
        if (size < LowScore)
            reasons.Add($"small: the eyes are {eyes:0} pixels apart");
        if (sharpness < LowScore)
            reasons.Add($"blurred: edge strength {edges:0.00}");
        if (pose < LowScore)
            reasons.Add($"turned away: the nose is {turn:0.0} eye distances off the middle");
        return new FaceQuality(Math.Min(size, Math.Min(sharpness, pose)), size, sharpness, pose, reasons);
    }

    /// <summary>
    /// Mean absolute Laplacian of the face's inner part divided by the standard deviation of its luma: how much of the
    /// contrast lies in fine detail, whatever the light.
    /// </summary>
    internal static float Sharpness(RgbImage face)
    {
        var luma = ImageTensor.Create(face, GreyPixels(face.Size));
        var (width, height) = (face.Size.Width, face.Size.Height);
        var (left, right, top, bottom) = (width / 4, width - (width / 4), height / 4, height - (height / 8));
        double laplacian = 0,
            sum = 0,
            squares = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var i = (y * width) + x;
                laplacian += Math.Abs((4 * luma[i]) - luma[i - 1] - luma[i + 1] - luma[i - width] - luma[i + width]);
                sum += luma[i];
                squares += (double)luma[i] * luma[i];
            }
        }
        var count = (double)(right - left) * (bottom - top);
        var variance = (squares / count) - (sum / count * (sum / count));
        return variance < 1 ? 0 : (float)(laplacian / count / Math.Sqrt(variance));
    }

    // Measured along the line of the eyes, so that a tilted head is not taken for a turned one.
    private static float NoseOffset(FaceLandmarks face)
    {
        var eyes = face.RightEye - face.LeftEye;
        var nose = face.NoseTip - ((face.LeftEye + face.RightEye) / 2);
        return eyes == Vector2.Zero ? 1 : Vector2.Dot(nose, eyes) / eyes.LengthSquared();
    }

    private static ModelInput GreyPixels(PixelSize size) =>
        new()
        {
            Size = size,
            Channels = ChannelOrder.Grey,
            Mean = [0],
            Scale = 1,
        };

    private sealed record Range(float Useless, float Perfect)
    {
        public float Score(float value) => Math.Clamp((value - Useless) / (Perfect - Useless), 0, 1);
    }
}
