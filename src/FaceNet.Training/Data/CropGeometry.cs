namespace FaceNet.Training.Data;

/// <summary>How large a stored crop is.</summary>
/// <param name="Input">What the network takes, in the middle of the crop.</param>
/// <param name="Margin">Whole pixels on the left and right, and above and below.</param>
internal readonly record struct CropGeometry(PixelSize Input, PixelSize Margin)
{
    /// <summary>Size of the stored crop.</summary>
    public PixelSize Crop => new(Input.Width + (2 * Margin.Width), Input.Height + (2 * Margin.Height));

    /// <summary>Bytes of a stored crop, three a pixel.</summary>
    public int Bytes => checked((int)(3 * Crop.Pixels));

    public static CropGeometry Of(CropCacheOptions options) =>
        new(
            options.InputSize,
            new(
                (int)MathF.Ceiling(options.Margin * options.InputSize.Width),
                (int)MathF.Ceiling(options.Margin * options.InputSize.Height)
            )
        );
}
