using FaceNet.Imaging;
using FaceNet.Regions.Xmp;

namespace FaceNet.Regions;

/// <summary>
/// Faces that are marked on photos, with names: the regions of the Metadata Working Group (<c>mwg-rs</c>), which digiKam,
/// Lightroom, Picasa and others keep in XMP. They are read from the sidecar of a photo or, where that has none, from the
/// JPEG itself, and written to the sidecar. Photos are never changed. Safe to use from several threads, a photo in one.
/// </summary>
/// <param name="naming">How sidecars are called when they are written; to be read, either name will do.</param>
/// <param name="codec">For photos of the formats that it decodes; null where these are refused.</param>
public sealed class PhotoRegions(SidecarNaming naming = SidecarNaming.Appended, IPhotoCodec? codec = null)
{
    private readonly PhotoDecoder decoder = new(codec: codec);

    /// <summary>The sidecar of a photo, be it there or not.</summary>
    public string SidecarOf(string photo)
    {
        ArgumentException.ThrowIfNullOrEmpty(photo);
        return Sidecar.PathOf(photo, naming);
    }

    /// <summary>The faces that are marked on a photo, in the order of the file; none is an empty list.</summary>
    /// <exception cref="RegionException">A sidecar is malformed, or about a picture of another shape.</exception>
    /// <exception cref="PhotoException">The file is no photo that can be read.</exception>
    public IReadOnlyList<FaceRegion> Read(string photo)
    {
        var source = RegionSource.Open(decoder, photo);
        if (source.Find([SidecarOf(photo), OtherSidecarOf(photo)]) is not { } regions)
            return [];
        var frame = RegionFrame.Of(source.Frame, regions.AppliedTo);
        return
        [
            .. regions
                .All.Where(region => region.IsFace && region.Area is not null)
                .Select(region => new FaceRegion(region.Name, frame.ToUpright(region.Area!.Value))
                {
                    IsRecognized = IsOwn(region),
                }),
        ];
    }

    /// <summary>
    /// Marks the faces of a photo in its sidecar, in the place of what an earlier call wrote there. All else stays: a
    /// region of somebody's that overlaps a face gets its name only if it has none, or keeps its own. A sidecar that is
    /// made takes over the regions inside the JPEG, because programs read the sidecar first.
    /// </summary>
    /// <param name="photo">Path of the photo.</param>
    /// <param name="faces">Its faces; those without a name are marked as faces of nobody known.</param>
    /// <param name="isTrial">True to write nothing, and only tell what would be.</param>
    /// <exception cref="RegionException">
    /// A sidecar is malformed, about a picture of another shape, or cannot be written. What was there is unchanged.
    /// </exception>
    /// <exception cref="PhotoException">The file is no photo that can be read.</exception>
    public RegionChange Write(string photo, IReadOnlyList<FaceRegion> faces, bool isTrial = false)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (faces.Count == 0)
            return Remove(photo, isTrial);
        var source = RegionSource.Open(decoder, photo);
        return Change(
            photo,
            isTrial,
            (regions, change) =>
            {
                if (regions.All.Count == 0 && source.Find([OtherSidecarOf(photo)]) is { } hidden)
                    regions.Copy(hidden);
                var merged = new RegionMerge(regions, source.Frame).Add(faces, change);
                // Copies alone are no reason for a sidecar.
                if (!regions.All.Any(IsOwn))
                    regions.TakeBack();
                return merged;
            }
        );
    }

    /// <summary>
    /// Takes back all that <see cref="Write"/> wrote into the sidecar of a photo, whatever else came into it since; a sidecar
    /// that holds nothing more is deleted.
    /// </summary>
    /// <param name="photo">Path of the photo, which may be gone.</param>
    /// <param name="isTrial">True to write nothing, and only tell what would be.</param>
    /// <exception cref="RegionException">The sidecar is malformed, or cannot be written.</exception>
    public RegionChange Remove(string photo, bool isTrial = false) => Change(photo, isTrial, (_, change) => change);

    private RegionChange Change(string photo, bool isTrial, Func<XmpRegions, RegionChange, RegionChange> fill)
    {
        var path = SidecarOf(photo);
        var found = Sidecar.Read(path);
        var document = found ?? XmpDocument.Create();
        var before = XmpDocument.Write(document);
        var regions = new XmpRegions(document);
        regions.TakeBack();
        var change = fill(regions, new RegionChange { Sidecar = path, State = SidecarState.Unchanged });
        var after = XmpDocument.Write(document);
        if (after.AsSpan().SequenceEqual(before))
            return change;
        var isEmpty = !XmpDocument.Descriptions(document).Any();
        if (!isTrial && isEmpty)
            Sidecar.Delete(path);
        else if (!isTrial)
            Sidecar.Write(path, after);
        return change with
        {
            State =
                isEmpty ? SidecarState.Deleted
                : found is null ? SidecarState.Created
                : SidecarState.Updated,
        };
    }

    private static bool IsOwn(XmpRegion region) => region.Mark is RegionMark.Region or RegionMark.Name;

    private string OtherSidecarOf(string photo) =>
        Sidecar.PathOf(photo, naming == SidecarNaming.Appended ? SidecarNaming.Replaced : SidecarNaming.Appended);
}
