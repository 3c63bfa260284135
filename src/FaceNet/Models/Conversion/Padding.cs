namespace FaceNet.Models.Conversion;

/// <summary>Rows and columns of zeros around a picture before a convolution.</summary>
internal readonly record struct Padding(int Top, int Left, int Bottom, int Right)
{
    /// <summary>The same on all sides.</summary>
    public static Padding Even(int pixels) => new(pixels, pixels, pixels, pixels);
}
