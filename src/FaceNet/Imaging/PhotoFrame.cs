namespace FaceNet.Imaging;

/// <summary>How the pixels of a photo lie in its file.</summary>
/// <param name="Stored">The size as stored, before any turn.</param>
/// <param name="Orientation">The EXIF orientation, 1 to 8; 1 for a file that has none.</param>
internal readonly record struct PhotoFrame(PixelSize Stored, int Orientation)
{
    /// <summary>The size of the upright photo.</summary>
    public PixelSize Upright => IsTransposed ? Stored.Transposed : Stored;

    /// <summary>True where width and height trade places.</summary>
    public bool IsTransposed => Orientation >= 5;
}
