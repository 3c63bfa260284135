namespace FaceNet.Training.Layers;

/// <summary>The window that a convolution or a pooling slides over a map, in pixels of that map.</summary>
/// <param name="Height">Rows of the window.</param>
/// <param name="Width">Columns of the window.</param>
/// <param name="Stride">Step in both directions.</param>
/// <param name="PadRows">Rows added above and below.</param>
/// <param name="PadColumns">Columns added at the left and at the right.</param>
internal readonly record struct Window(int Height, int Width, int Stride, int PadRows, int PadColumns)
{
    public int Size => Height * Width;

    /// <summary>
    /// Padded by half the window: n pixels become ⌈n / stride⌉, which every size in the paper's tables asks for.
    /// </summary>
    public static Window Same(int size, int stride = 1) => Same(size, size, stride);

    public static Window Same(int height, int width, int stride) => new(height, width, stride, height / 2, width / 2);

    /// <summary>Not padded: the map shrinks by the window.</summary>
    public static Window Valid(int size, int stride = 1) => new(size, size, stride, 0, 0);

    public MapShape Slide(MapShape map, int channels) =>
        new(
            channels,
            ((map.Height + (2 * PadRows) - Height) / Stride) + 1,
            ((map.Width + (2 * PadColumns) - Width) / Stride) + 1
        );

    public override string ToString() => Height == Width ? $"{Height}×{Width}, {Stride}" : $"{Height}×{Width}";
}
