using FaceNet.Imaging;
using FaceNet.Regions;
using FaceNet.Tests.Imaging;
using FaceNet.Tests.Imaging.Files;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Regions;

/// <summary>A drawn photo of 80×40 pixels in a folder of its own, with what lies beside it.</summary>
internal sealed class RegionPhoto : IDisposable
{
    public static readonly PixelSize Size = new(80, 40);

    /// <summary>Where the samples have Anna: the middle at 20,20, 8×8 pixels.</summary>
    public static readonly BoundingBox Anna = new(16, 16, 8, 8);

    private readonly TestFolder folder = new();

    public RegionPhoto(byte orientation = 1, string? packet = null)
    {
        var jpeg = Exif.Orient(ImageEncoder.Jpeg(Pictures.Quarters(Size), 90), orientation);
        File.WriteAllBytes(Path, packet is null ? jpeg : XmpSamples.Embed(jpeg, packet));
    }

    public string Path => folder.At("lake.jpg");

    public string Sidecar => folder.At("lake.jpg.xmp");

    public string AdobeSidecar => folder.At("lake.xmp");

    public PhotoRegions Regions { get; } = new();

    public string Text => File.ReadAllText(Sidecar);

    public string[] Files =>
        [
            .. Directory
                .GetFiles(folder.Path)
                .Select(System.IO.Path.GetFileName)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];

    public static FaceRegion Face(string? name, float x = 16) => new(name, Anna with { X = x });

    public RegionPhoto WithSidecar(string xmp)
    {
        File.WriteAllText(Sidecar, xmp);
        return this;
    }

    public IReadOnlyList<FaceRegion> Read() => Regions.Read(Path);

    public RegionChange Write(params FaceRegion[] faces) => Regions.Write(Path, faces);

    public RegionChange Remove() => Regions.Remove(Path);

    public void Dispose() => folder.Dispose();
}
