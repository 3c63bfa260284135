using System.Runtime.Intrinsics;

namespace FaceNet.Training.Data;

/// <summary>
/// Saturation, contrast and brightness as one step: with y the luma of a colour v by BT.601,
/// c·(s·v + (1 − s)·y − 127.5) + 127.5 + b, cut off at 0 and 255 as a camera does.
/// </summary>
/// <param name="brightness">b, added to all channels, −255 to 255.</param>
/// <param name="contrast">c, 1 for none.</param>
/// <param name="saturation">s, 1 for none, 0 for grey.</param>
internal readonly struct CropColours(float brightness, float contrast, float saturation)
{
    private const float MiddleGrey = 127.5f;

    private readonly Vector128<float> own = Vector128.Create(contrast * saturation);
    private readonly Vector128<float> luma = contrast * (1 - saturation) * Vector128.Create(0.299f, 0.587f, 0.114f, 0);
    private readonly Vector128<float> constant = Vector128.Create(((1 - contrast) * MiddleGrey) + brightness);

    /// <summary>Leaves colours as they are.</summary>
    public static CropColours Unchanged { get; } = new(0, 1, 1);

    /// <summary>Changes a pixel of red, green, blue, and one value that means nothing.</summary>
    public Vector128<float> Change(Vector128<float> pixel)
    {
        var grey = Vector128.Create(Vector128.Dot(pixel, luma));
        return Vector128.Clamp((own * pixel) + grey + constant, Vector128<float>.Zero, Vector128.Create(255f));
    }
}
