namespace FaceNet.Robustness;

/// <summary>What is done to a photo.</summary>
public enum DistortionKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Written as JPEG of a quality of 1 to 100.</summary>
    JpegQuality,

    /// <summary>Resized to as many pixels as a square of that side, in pixels, its shape kept.</summary>
    Size,

    /// <summary>Blurred by a Gaussian of a standard deviation in pixels.</summary>
    Blur,

    /// <summary>Turned clockwise about the middle, in degrees.</summary>
    Rotation,

    /// <summary>Covered in the middle by a grey square that takes a share of the area, 0 to 1.</summary>
    Occlusion,
}
