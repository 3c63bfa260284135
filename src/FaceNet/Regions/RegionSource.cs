using System.Xml.Linq;
using FaceNet.Imaging;
using FaceNet.Regions.Xmp;

namespace FaceNet.Regions;

/// <summary>A photo that regions apply to, and perhaps holds.</summary>
/// <param name="Frame">How its pixels are stored.</param>
/// <param name="Packet">The XMP inside it; null where there is none.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record RegionSource(PhotoFrame Frame, byte[]? Packet, string Path)
{
    /// <exception cref="PhotoException">The file is no photo that can be read.</exception>
    public static RegionSource Open(PhotoDecoder decoder, string path)
    {
        var file = decoder.ReadFile(path);
        return new RegionSource(decoder.Frame(file), JpegXmp.Find(file), path);
    }

    /// <summary>The first regions of those in the sidecars, as far as they are there, and of those inside the photo.</summary>
    /// <exception cref="RegionException">What has to be read is malformed.</exception>
    public XmpRegions? Find(IEnumerable<string> sidecars)
    {
        foreach (var document in sidecars.Select(Sidecar.Read).Concat(Embedded()))
            if (document is not null && new XmpRegions(document) is { All.Count: > 0 } regions)
                return regions;
        return null;
    }

    // Parsed only where no sidecar has any.
    private IEnumerable<XDocument> Embedded()
    {
        if (Packet is not null)
            yield return XmpDocument.Parse(Packet, $"The XMP inside {Path}");
    }
}
