using System.Numerics;
using System.Numerics.Tensors;
using FaceNet.Models;

namespace FaceNet.Training.Data;

/// <summary>
/// Turns stored crops into what a network is shown: each time a little different, or plainly as in recognition. Values
/// are normalised as <see cref="NetworkInput"/> says. Safe to call from several threads, each with its own dice.
/// </summary>
/// <param name="options">How much faces are changed.</param>
/// <param name="input">Size of what the network takes.</param>
public sealed class FaceAugmentation(AugmentationOptions options, PixelSize input)
{
    private readonly AugmentationOptions options = options ?? throw new ArgumentNullException(nameof(options));
    private readonly ModelInput normalisation = NetworkInput.For(input);

    /// <summary>Shows a face changed by chance; the same for dice of the same seed.</summary>
    /// <param name="crop">A crop of <see cref="CropCache.Pixels"/>.</param>
    /// <param name="cropSize">Its size, at least the network's input and by an even number of pixels larger.</param>
    /// <param name="pixels">Receives 3 × width × height floats: rows of red, green, blue a pixel.</param>
    /// <param name="random">The dice.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    public void Apply(ReadOnlySpan<byte> crop, PixelSize cropSize, Span<float> pixels, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        RefuseMisfits(crop, cropSize, pixels);
        Show(crop, cropSize, AugmentationDraw.Roll(options, input, random), pixels);
    }

    /// <summary>Shows a face as recognition would, or mirrored.</summary>
    /// <param name="crop">A crop of <see cref="CropCache.Pixels"/>.</param>
    /// <param name="cropSize">Its size, at least the network's input and by an even number of pixels larger.</param>
    /// <param name="pixels">Receives 3 × width × height floats: rows of red, green, blue a pixel.</param>
    /// <param name="mirrored">True to exchange left and right.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    public void Plain(ReadOnlySpan<byte> crop, PixelSize cropSize, Span<float> pixels, bool mirrored)
    {
        RefuseMisfits(crop, cropSize, pixels);
        var draw = new AugmentationDraw
        {
            Shift = default,
            Zoom = 1,
            Angle = 0,
            Mirrored = mirrored,
            Colours = CropColours.Unchanged,
            Harm = default,
        };
        Show(crop, cropSize, draw, pixels);
    }

    private void Show(ReadOnlySpan<byte> crop, PixelSize cropSize, AugmentationDraw draw, Span<float> pixels)
    {
        new CropSampler(crop, cropSize, draw.Colours).Fill(InputToCrop(cropSize, draw), pixels, input);
        draw.Harm.Apply(pixels, input);
        TensorPrimitives.Subtract(pixels, normalisation.Mean[0], pixels);
        TensorPrimitives.Multiply(pixels, normalisation.Scale, pixels);
    }

    // Everything turns about the middle of the crop, which is the middle of the input.
    private Matrix3x2 InputToCrop(PixelSize cropSize, AugmentationDraw draw) =>
        Matrix3x2.CreateTranslation(new Vector2(input.Width, input.Height) / -2)
        * Matrix3x2.CreateScale(draw.Mirrored ? -1 : 1, 1)
        * Matrix3x2.CreateScale(1 / draw.Zoom)
        * Matrix3x2.CreateRotation(-draw.Angle)
        * Matrix3x2.CreateTranslation((new Vector2(cropSize.Width, cropSize.Height) / 2) - draw.Shift);

    private void RefuseMisfits(ReadOnlySpan<byte> crop, PixelSize cropSize, ReadOnlySpan<float> pixels)
    {
        var (across, down) = (cropSize.Width - input.Width, cropSize.Height - input.Height);
        if (across < 0 || down < 0 || across % 2 != 0 || down % 2 != 0 || crop.Length != 3 * cropSize.Pixels)
            throw new ArgumentException(
                $"{crop.Length} bytes as a crop of {cropSize} do not show a face of {input} with even margins.",
                nameof(crop)
            );
        if (pixels.Length != 3 * input.Pixels)
            throw new ArgumentException(
                $"{pixels.Length} floats do not hold a picture of {input} with three channels.",
                nameof(pixels)
            );
    }
}
