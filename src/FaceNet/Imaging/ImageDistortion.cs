using System.Numerics;
using SkiaSharp;

namespace FaceNet.Imaging;

/// <summary>The harm that comes to photos on their way: compression, reduction, blur, rotation, occlusion.</summary>
internal static class ImageDistortion
{
    private const byte Grey = 128;

    /// <summary>Written as JPEG and read again.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 (smallest) to 100 (best).</param>
    public static RgbImage Compress(RgbImage image, int quality) =>
        new PhotoDecoder().Decode(ImageEncoder.Jpeg(image, quality)).Image;

    /// <summary>Resized to about side × side pixels in all, its shape kept.</summary>
    public static RgbImage Resize(RgbImage image, int side)
    {
        var scale = side / Math.Sqrt(image.Size.Pixels);
        var size = new PixelSize(
            Math.Max(1, (int)Math.Round(image.Size.Width * scale)),
            Math.Max(1, (int)Math.Round(image.Size.Height * scale))
        );
        return ImageResampler.Resize(image, size);
    }

    /// <summary>Blurred by a Gaussian of that standard deviation, in pixels.</summary>
    public static unsafe RgbImage Blur(RgbImage image, float sigma)
    {
        var info = new SKImageInfo(image.Size.Width, image.Size.Height, SKColorType.Rgb888x, SKAlphaType.Opaque);
        var blurred = new RgbImage(image.Size);
        using var source = image.Pixels.Pin();
        using var target = blurred.Pixels.Pin();
        using var picture = SKImage.FromPixels(info, (nint)source.Pointer, image.Stride);
        using var surface = SKSurface.Create(info, (nint)target.Pointer, blurred.Stride);
        using var filter = SKImageFilter.CreateBlur(sigma, sigma, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        surface.Canvas.DrawImage(picture, 0, 0, paint);
        surface.Flush();
        return blurred;
    }

    /// <summary>Turned about its middle, clockwise; what comes in from outside is black.</summary>
    public static RgbImage Rotate(RgbImage image, float degrees)
    {
        var middle = new Vector2(image.Size.Width, image.Size.Height) / 2;
        return AffineWarp.Warp(image, Matrix3x2.CreateRotation(-degrees * MathF.PI / 180, middle), image.Size);
    }

    /// <summary>With a grey square in the middle that takes a share of the area.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="share">0 to 1.</param>
    public static RgbImage Occlude(RgbImage image, float share)
    {
        var occluded = new RgbImage(image.Size, image.Pixels.ToArray());
        var side = (int)MathF.Sqrt(share * image.Size.Pixels);
        var (width, height) = (Math.Min(side, image.Size.Width), Math.Min(side, image.Size.Height));
        var (left, top) = ((image.Size.Width - width) / 2, (image.Size.Height - height) / 2);
        for (var y = top; y < top + height; y++)
            occluded.Row(y).Slice(left * RgbImage.BytesPerPixel, width * RgbImage.BytesPerPixel).Fill(Grey);
        return occluded;
    }
}
