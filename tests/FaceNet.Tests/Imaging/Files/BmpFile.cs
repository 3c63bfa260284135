using System.Buffers.Binary;
using FaceNet.Imaging;

namespace FaceNet.Tests.Imaging.Files;

/// <summary>Writes uncompressed BMP files of 24 bits a pixel.</summary>
internal static class BmpFile
{
    public static byte[] Write(RgbImage image)
    {
        var (width, height) = (image.Size.Width, image.Size.Height);
        var stride = ((3 * width) + 3) / 4 * 4;
        var file = new byte[54 + (stride * height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        (file[26], file[28]) = (1, 24);
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var pixel = image.Row(height - 1 - y).Slice(4 * x, 3);
            var at = 54 + (y * stride) + (3 * x);
            (file[at], file[at + 1], file[at + 2]) = (pixel[2], pixel[1], pixel[0]);
        }
        return file;
    }
}
