using System.Runtime.InteropServices;
using FaceNet.Imaging;
using SkiaSharp;

namespace FaceNet.Tests.Imaging.Files;

/// <summary>Writes lossy WebP files.</summary>
internal static class WebpFile
{
    public static byte[] Write(RgbImage image, int quality)
    {
        var info = new SKImageInfo(image.Size.Width, image.Size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(info);
        Marshal.Copy(image.Opaque(), 0, bitmap.GetPixels(), bitmap.ByteCount);
        using var file = bitmap.Encode(SKEncodedImageFormat.Webp, quality);
        return file.ToArray();
    }
}
