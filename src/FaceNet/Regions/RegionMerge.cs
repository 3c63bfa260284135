using FaceNet.Imaging;
using FaceNet.Regions.Xmp;

namespace FaceNet.Regions;

/// <summary>Brings found faces into a list of regions that others may have drawn.</summary>
internal sealed class RegionMerge(XmpRegions regions, PhotoFrame photo)
{
    private readonly RegionFrame frame = RegionFrame.Of(photo, regions.AppliedTo);
    private readonly XmpRegion[] drawn = [.. regions.All.Where(region => region.IsFace && region.Area is not null)];

    /// <summary>Adds the faces, and tells what came of each.</summary>
    public RegionChange Add(IReadOnlyList<FaceRegion> faces, RegionChange change)
    {
        var partners = RegionMatching.Pair(
            [.. faces.Select(face => face.Box)],
            [.. drawn.Select(region => frame.ToUpright(region.Area!.Value))]
        );
        var tagged = new List<FaceRegion>();
        var kept = new List<KeptName>();
        foreach (var (index, face) in faces.Index())
        {
            var region = partners[index] is { } partner ? drawn[partner] : null;
            if (region?.Name is { } name && face.Name is not null && !IsSame(name, face.Name))
                kept.Add(new KeptName(face, name));
            else if (Tag(face, region))
                tagged.Add(face);
        }
        return change with { Tagged = tagged, Kept = kept };
    }

    private bool Tag(FaceRegion face, XmpRegion? region)
    {
        if (region is null)
        {
            if (frame.FromUpright(face.Box) is not { } area)
                return false;
            regions.Add(face.Name, area, photo.Stored);
        }
        else if (region.Name is null && face.Name is not null)
        {
            region.GiveName(face.Name);
        }
        return true;
    }

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
