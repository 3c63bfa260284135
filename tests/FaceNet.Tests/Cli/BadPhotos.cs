using FaceNet.Imaging;
using FaceNet.Tests.Imaging;
using FaceNet.Tests.Imaging.Files;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

/// <summary>Everything that can be wrong with a photo, in one folder.</summary>
internal static class BadPhotos
{
    /// <summary>File names that are no photos that can be read, with a word of the reason to be given.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unreadable = new Dictionary<string, string>
    {
        ["bomb.png"] = "60000×60000",
        ["broken link.jpg"] = "no such file",
        ["corrupted.jpg"] = "damaged",
        ["empty.jpg"] = "empty",
        ["iphone.heic"] = "damaged or cut short",
        ["layers.tif"] = "Photoshop is not supported",
        ["link to itself.jpg"] = "leads nowhere",
        ["text.jpg"] = "not a picture",
        ["truncated.jpg"] = "cut short",
    };

    public static readonly string[] WithoutFace = ["animated.gif", "clouds.png", "one pixel.png"];

    public static void Write(TestFolder folder, byte[] photo)
    {
        File(folder, "empty.jpg", []);
        File(folder, "truncated.jpg", photo[..(photo.Length / 2)]);
        File(folder, "corrupted.jpg", Corrupt(photo));
        File(folder, "bomb.png", PngFile.Write(new PixelSize(60_000, 60_000), 8, PngFile.Rgb, new byte[180_000]));
        File(folder, "text.jpg", "This is not a photo, whatever its name says."u8.ToArray());
        File(folder, "iphone.heic", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[100]]);
        File(folder, "layers.tif", [.. "8BPS"u8, .. new byte[100]]);
        File(folder, "clouds.png", ImageEncoder.Png(Pictures.Quarters(new PixelSize(320, 200))));
        File(folder, "one pixel.png", ImageEncoder.Png(new RgbImage(new PixelSize(1, 1))));
        File(folder, "animated.gif", AnimatedFile.Gif(new PixelSize(60, 40), Pictures.Red, Pictures.Blue));
        SymbolicLinks.ToFile(folder.At("broken link.jpg"), folder.At("gone.jpg"));
        SymbolicLinks.ToFile(folder.At("link to itself.jpg"), folder.At("link to itself.jpg"));
        SymbolicLinks.ToFolder(folder.At("loop"), folder.Path);
    }

    public static void File(TestFolder folder, string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
        System.IO.File.WriteAllBytes(folder.At(name), content);
    }

    private static byte[] Corrupt(byte[] photo)
    {
        var corrupted = (byte[])photo.Clone();
        new Random(5).NextBytes(corrupted.AsSpan(photo.Length / 2, 5000));
        return corrupted;
    }
}
