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
        var bytes = image.Pixels.Span;
        for (int from = 0, to = 0; from < pixels.Length; from += 3, to += RgbImage.BytesPerPixel)
        {
            bytes[to] = (byte)(pixels[from] + 0.5f);
            bytes[to + 1] = (byte)(pixels[from + 1] + 0.5f);
            bytes[to + 2] = (byte)(pixels[from + 2] + 0.5f);
        }
        return image;
    }

    private static void FromImage(RgbImage image, Span<float> pixels)
    {
        var bytes = image.Pixels.Span;
        for (int from = 0, to = 0; to < pixels.Length; from += RgbImage.BytesPerPixel, to += 3)
            (pixels[to], pixels[to + 1], pixels[to + 2]) = (bytes[from], bytes[from + 1], bytes[from + 2]);
    }
}
