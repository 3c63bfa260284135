namespace FaceNet.Imaging;

/// <summary>A decoded photo, turned upright. Large photos are decoded at a reduced size to save time and memory.</summary>
/// <param name="Image">The pixels, upright, perhaps reduced.</param>
/// <param name="FullSize">The size of the upright photo before any reduction; boxes are reported in its pixels.</param>
public sealed record Photo(RgbImage Image, PixelSize FullSize)
{
    /// <summary>Pixels of the full photo for one pixel of <see cref="Image"/>, at least 1.</summary>
    public float Reduction => (float)FullSize.LongSide / Image.Size.LongSide;
}
