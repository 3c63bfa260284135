using System.Numerics;
using FaceNet.Imaging;
using FaceNet.Training.Data;

namespace FaceNet.Training.Tests.Data;

/// <summary>A folder of drawn pictures of people that nobody is; gone when disposed.</summary>
internal sealed class DrawnPeople : IDisposable
{
    /// <summary>The size of each picture: not square.</summary>
    public static readonly PixelSize PictureSize = new(90, 110);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("facenet-people-");
    private int looks;

    /// <summary>Where the pictures lie.</summary>
    public string Folder => Path.Combine(root.FullName, "people");

    /// <summary>How often a face was searched.</summary>
    public int Looks => looks;

    /// <summary>Finds the template's face in every picture but wholly black ones.</summary>
    public FaceSource Faces =>
        new(
            "drawn",
            image =>
            {
                Interlocked.Increment(ref looks);
                return image.Row(0)[..3].ContainsAnyExcept((byte)0) ? Landmarks : null;
            }
        );

    /// <summary>The five points where the alignment wants them, in three quarters of its size.</summary>
    public static FaceLandmarks Landmarks
    {
        get
        {
            var points = new Vector2[FaceLandmarks.Count];
            Set(new(38.7946f, 52.1963f), 37, 38, 40, 41);
            Set(new(74.0318f, 52.0014f), 43, 44, 46, 47);
            Set(new(56.5252f, 72.2366f), 30);
            Set(new(42.0493f, 92.8655f), 48, 60);
            Set(new(71.2299f, 92.7041f), 54, 64);
            return new FaceLandmarks(points);

            void Set(Vector2 value, params ReadOnlySpan<int> indices)
            {
                foreach (var index in indices)
                    points[index] = value * 0.75f;
            }
        }
    }

    /// <summary>A path beside the pictures.</summary>
    public string Beside(string name) => Path.Combine(root.FullName, name);

    /// <summary>Draws a picture whose every pixel differs with the seed.</summary>
    public void Draw(string path, int seed) => Write(path, Noise(PictureSize, seed));

    /// <summary>Draws a picture without a face.</summary>
    public void DrawNobody(string path) => Write(path, new RgbImage(PictureSize));

    /// <summary>Writes any file.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public FaceDataset Read(FaceDatasetOptions? options = null) => FaceDataset.Read(Folder, options);

    public Task<CropCache> BuildAsync(
        CropCacheOptions options,
        IProgress<CropProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => CropCache.BuildOrOpen(new CropCacheBuilder(Read(), options, Faces, progress), cancellationToken);

    /// <summary>Crops of 72 columns and 88 rows around 60 and 72, beside the pictures.</summary>
    public CropCacheOptions Options =>
        new()
        {
            File = Beside("crops.bin"),
            InputSize = new(Width: 60, Height: 72),
            Margin = 0.1f,
            ParallelPictures = 2,
        };

    public void Dispose() => root.Delete(recursive: true);

    public static RgbImage Noise(PixelSize size, int seed)
    {
        var image = new RgbImage(size);
        new Random(seed).NextBytes(image.Pixels.Span);
        return image;
    }

    private void Write(string path, RgbImage image)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, ImageEncoder.Png(image));
    }
}
