using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FaceNet.Imaging;

namespace FaceNet.Training.Data;

/// <summary>The rarer harms, in the order in which they come to a photo: in the scene, in the camera, on the way.</summary>
internal readonly record struct CropHarm
{
    /// <summary>What hides part of the face; null for nothing.</summary>
    public CropOcclusion? Occlusion { get; init; }

    /// <summary>Standard deviation of a Gaussian, in pixels; 0 for none.</summary>
    public float BlurSigma { get; init; }

    /// <summary>Width in pixels to which the picture is reduced before it is enlarged again; 0 for none.</summary>
    public int Width { get; init; }

    /// <summary>JPEG quality, 1 to 100; 0 for none.</summary>
    public int Quality { get; init; }

    /// <summary>Harms a picture in place.</summary>
    /// <param name="pixels">Rows of three floats of 0 to 255 a pixel.</param>
    /// <param name="size">Of the picture.</param>
    public void Apply(Span<float> pixels, PixelSize size)
    {
        Occlusion?.Cover(pixels, size);
        if (BlurSigma == 0 && Width == 0 && Quality == 0)
            return;
        var image = ToImage(pixels, size);
        if (BlurSigma > 0)
            image = ImageDistortion.Blur(image, BlurSigma);
        if (Width > 0)
            image = ImageResampler.Resize(ImageResampler.Resize(image, Reduced(size)), size);
        if (Quality > 0)
            image = ImageDistortion.Compress(image, Quality);
        FromImage(image, pixels);
    }

    private PixelSize Reduced(PixelSize size) =>
        new(Width, Math.Max(1, (int)MathF.Round((float)Width * size.Height / size.Width)));

    private static RgbImage ToImage(ReadOnlySpan<float> pixels, PixelSize size)
    {
        var image = new RgbImage(size);
        var target = MemoryMarshal.Cast<byte, uint>(image.Pixels.Span);
        var last = target.Length - 1;
        for (var at = 0; at < last; at++)
            target[at] = PixelVector.Pack(Vector128.Create(pixels[(3 * at)..]));
        target[last] = PixelVector.Pack(new Vector3(pixels[(3 * last)..]).AsVector128());
        return image;
    }

    // A fourth float too many is overwritten by the next pixel; the last pixel has no room for it.
    private static void FromImage(RgbImage image, Span<float> pixels)
    {
        var source = MemoryMarshal.Cast<byte, uint>(image.Pixels.Span);
        var last = source.Length - 1;
        for (var at = 0; at < last; at++)
            PixelVector.Unpack(source[at]).GetLower().CopyTo(pixels[(3 * at)..]);
        PixelVector.Unpack(source[last]).GetLower().AsVector3().CopyTo(pixels[(3 * last)..]);
    }
}
