using FaceNet.Detection;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet;

/// <summary>Which models a <see cref="FaceRecognizer"/> uses, and how.</summary>
public sealed record FaceRecognizerOptions
{
    /// <summary>
    /// Name of the embedder: <c>fused</c>, <c>mobilefacenet</c>, <c>dlib-resnet</c>,
    /// <c>dlib-resnet-int8</c>, or one that was added to the store.
    /// </summary>
    public string Model { get; init; } = "fused";

    /// <summary>
    /// Name of the detector: <c>rfb-320</c>, <c>rfb-320-int8</c>, which is faster and finds about one in a hundred otherwise,
    /// or one that was added to the store.
    /// </summary>
    public string Detector { get; init; } = PretrainedModels.Detector;

    /// <summary>
    /// Whether an embedding is the mean of those of the face and of its mirror image, scaled to length 1 again: the
    /// networks take twice as long and are a little more certain. Default false, with which all thresholds were measured.
    /// </summary>
    public bool AverageMirrorImage { get; init; }

    /// <summary>Where models are kept; null for the user's own store.</summary>
    public ModelStore? Store { get; init; }

    /// <summary>How faces are searched.</summary>
    public FaceDetectorOptions Detection { get; init; } = new();

    /// <summary>Limits on photos, and the size at which they are decoded.</summary>
    public PhotoDecoderOptions Decoding { get; init; } = new();

    /// <summary>
    /// Decodes HEIC, AVIF, TIFF and JPEG XL, as <c>FaceNet.Magick</c> does; null, as it is unless told, refuses them.
    /// </summary>
    public IPhotoCodec? Codec { get; init; }

    /// <summary>See <see cref="LandmarkDetector.LooksTwice"/>.</summary>
    internal bool LandmarksLookTwice { get; init; } = true;
}
