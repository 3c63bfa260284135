namespace FaceNet.Imaging;

/// <summary>What a warp shows where it reaches beyond the picture.</summary>
internal enum OutsidePixels
{
    /// <summary>Black, fading into the picture over one pixel.</summary>
    Black,

    /// <summary>The pixel of the picture that lies nearest: its edges go on outwards.</summary>
    NearestInside,
}
