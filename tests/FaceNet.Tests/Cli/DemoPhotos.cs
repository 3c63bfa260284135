using System.Buffers.Binary;
using System.Numerics;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Tests.Cli;
using FaceNet.Tests.Organizing;

[assembly: AssemblyFixture(typeof(DemoPhotos))]

namespace FaceNet.Tests.Cli;

/// <summary>
/// The sample photos of the model store, which are real photos and not committed, and what can be cut out of them.
/// Brought when a test first asks; a cache beside them remembers their faces for all tests.
/// </summary>
public sealed class DemoPhotos : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Lazy<Task<FaceRecognizer>> recognizer = new(() => FaceRecognizer.LoadAsync());
    private readonly Lazy<Task<Portraits>> portraits;

    public DemoPhotos() => portraits = new Lazy<Task<Portraits>>(CutAsync);

    /// <summary>A cache that the tests share, so that the sample photos are looked at once.</summary>
    public string Cache => folder.At("faces.db");

    public static Task<string> FolderAsync() => ModelStore.Default.GetSamplePhotosAsync();

    /// <summary>With the default settings; not to be disposed.</summary>
    public Task<FaceRecognizer> RecognizerAsync() => recognizer.Value;

    /// <summary>Photos of one person each.</summary>
    public Task<Portraits> PortraitsAsync() => portraits.Value;

    /// <summary>Copies sample photos, by their numbers, into a folder.</summary>
    public static async Task CopyAsync(string target, params int[] numbers)
    {
        var source = await FolderAsync();
        Directory.CreateDirectory(target);
        foreach (var number in numbers)
            File.Copy(Path.Combine(source, $"sample{number}.jpg"), Path.Combine(target, $"sample{number}.jpg"));
    }

    /// <summary>Fills a folder with small photos of three people that look alike and yet differ as files.</summary>
    public static async Task FillAsync(string target, int count)
    {
        Directory.CreateDirectory(target);
        var photo = new PhotoDecoder().DecodeFile(Path.Combine(await FolderAsync(), "sample1.jpg")).Image;
        var size = new PixelSize(480, 480 * photo.Size.Height / photo.Size.Width);
        var scale = Matrix3x2.CreateScale((float)photo.Size.Width / size.Width);
        var jpeg = ImageEncoder.Jpeg(AffineWarp.Warp(photo, scale, size), 85);
        for (var number = 0; number < count; number++)
            await File.WriteAllBytesAsync(Path.Combine(target, $"{number:000}.jpg"), WithComment(jpeg, number));
    }

    public void Dispose()
    {
        if (recognizer is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            recognizer.Value.Result.Dispose();
        folder.Dispose();
    }

    private async Task<Portraits> CutAsync()
    {
        var faces = await RecognizerAsync();
        var photo = new PhotoDecoder().DecodeFile(Path.Combine(await FolderAsync(), "sample1.jpg"));
        var found = faces.FindFaces(photo).OrderByDescending(face => face.Quality.Score).ToArray();
        return new Portraits(
            Write("anna.jpg", Cut(photo, found[0], mirrored: false)),
            Write("anna-mirrored.jpg", Cut(photo, found[0], mirrored: true)),
            Write("berta.jpg", Cut(photo, found[1], mirrored: false))
        );
    }

    private static RgbImage Cut(Photo photo, Face face, bool mirrored)
    {
        const int Width = 300;
        const int Height = 360;
        var box = face.Box.Scale(1 / photo.Reduction);
        var scale = 2 * box.Width / Width;
        var outputToSource =
            Matrix3x2.CreateTranslation(-Width / 2f, -Height / 2f)
            * Matrix3x2.CreateScale(mirrored ? -scale : scale, scale)
            * Matrix3x2.CreateTranslation(box.Center);
        return AffineWarp.Warp(photo.Image, outputToSource, new PixelSize(Width, Height));
    }

    private string Write(string name, RgbImage image)
    {
        File.WriteAllBytes(folder.At(name), ImageEncoder.Jpeg(image, 90));
        return folder.At(name);
    }

    /// <summary>A comment segment after the start of the image: another file, the same picture.</summary>
    private static byte[] WithComment(byte[] jpeg, int number)
    {
        byte[] comment = [0xFF, 0xFE, 0, 6, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(comment.AsSpan(4), number);
        return [.. jpeg[..2], .. comment, .. jpeg[2..]];
    }
}
