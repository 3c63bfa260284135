namespace FaceNet.Regions.Xmp;

/// <summary>The size of the picture that regions were drawn in.</summary>
internal readonly record struct AppliedSize(double Width, double Height)
{
    /// <summary>How much the aspect ratio differs from that of a picture: 0 for none, 0.01 for one percent.</summary>
    public double Differs(PixelSize size) => Math.Abs(Math.Log(Width / Height * size.Height / size.Width));
}
