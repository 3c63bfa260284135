using FaceNet.Imaging;

namespace FaceNet.Robustness;

/// <summary>One way in which photos are harmed, and how much.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Amount">How much, in the kind's own unit.</param>
/// <param name="PaperValidationRate">
/// VAL at FAR 1e-3 that the paper states for NN1 on its hold-out set (Schroff et al. 2015, table 4), 0 to 1; null where
/// it states none.
/// </param>
public sealed record Distortion(DistortionKind Kind, float Amount, double? PaperValidationRate = null)
{
    /// <summary>The paper's table 4, and blur, rotation and occlusion beside it, after the untouched picture.</summary>
    public static IReadOnlyList<Distortion> Usual { get; } =
    [
        new(DistortionKind.None, 0, 0.879),
        new(DistortionKind.JpegQuality, 10, 0.673),
        new(DistortionKind.JpegQuality, 20, 0.814),
        new(DistortionKind.JpegQuality, 30, 0.839),
        new(DistortionKind.JpegQuality, 50, 0.855),
        new(DistortionKind.JpegQuality, 70, 0.861),
        new(DistortionKind.JpegQuality, 90, 0.865),
        new(DistortionKind.Size, 40, 0.378),
        new(DistortionKind.Size, 80, 0.795),
        new(DistortionKind.Size, 120, 0.845),
        new(DistortionKind.Size, 160, 0.857),
        new(DistortionKind.Size, 256, 0.864),
        new(DistortionKind.Blur, 1),
        new(DistortionKind.Blur, 2),
        new(DistortionKind.Blur, 4),
        new(DistortionKind.Rotation, 15),
        new(DistortionKind.Rotation, 30),
        new(DistortionKind.Rotation, 45),
        new(DistortionKind.Occlusion, 0.01f),
        new(DistortionKind.Occlusion, 0.04f),
        new(DistortionKind.Occlusion, 0.09f),
    ];

    /// <summary>The harm and its amount in words: "JPEG quality 10", or "as they are" of untouched photos.</summary>
    public string Name => Kind == DistortionKind.None ? "as they are" : $"{KindName} {Amount:0.##}";

    internal string KindName => Kind == DistortionKind.JpegQuality ? "JPEG quality" : $"{Kind}";

    internal RgbImage Apply(RgbImage image) =>
        Kind switch
        {
            DistortionKind.None => image,
            DistortionKind.JpegQuality => ImageDistortion.Compress(image, (int)Amount),
            DistortionKind.Size => ImageDistortion.Resize(image, (int)Amount),
            DistortionKind.Blur => ImageDistortion.Blur(image, Amount),
            DistortionKind.Rotation => ImageDistortion.Rotate(image, Amount),
            DistortionKind.Occlusion => ImageDistortion.Occlude(image, Amount),
            _ => throw new ArgumentOutOfRangeException(nameof(image), Kind, "No such distortion."),
        };
}
