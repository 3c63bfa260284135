namespace FaceNet.Regions;

/// <summary>How the XMP file beside a photo is called.</summary>
public enum SidecarNaming
{
    /// <summary><c>photo.jpg.xmp</c>, as digiKam and darktable have it; no two photos share one.</summary>
    Appended,

    /// <summary><c>photo.xmp</c>, as Adobe's programs have it; a camera raw and its JPEG share one.</summary>
    Replaced,
}
