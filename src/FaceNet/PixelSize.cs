namespace FaceNet;

/// <summary>The size of a picture in pixels. A named type, so that width and height cannot trade places.</summary>
/// <param name="Width">Columns, at least 1 for a real picture.</param>
/// <param name="Height">Rows, at least 1 for a real picture.</param>
public readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Width × height, without overflow.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>The longer of the two sides.</summary>
    public int LongSide => Math.Max(Width, Height);

    /// <summary>The size with its sides exchanged, as after a quarter turn.</summary>
    public PixelSize Transposed => new(Height, Width);

    /// <inheritdoc />
    public override string ToString() => $"{Width}×{Height}";
}
