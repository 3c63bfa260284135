using FaceNet.Imaging;
using FaceNet.Regions.Xmp;

namespace FaceNet.Regions;

/// <summary>
/// From regions to pixels of the upright photo and back. The Metadata Working Group (guidelines 2.0, section 5.9) applies
/// regions to the picture as stored, before the EXIF orientation; digiKam and immich do so. A file whose dimensions are
/// those of the upright picture means that one, as some programs do.
/// </summary>
internal sealed class RegionFrame
{
    /// <summary>How much the aspect ratios of one picture in two sizes may differ: small ones are rounded to pixels.</summary>
    private const double AspectTolerance = 0.02;

    private readonly PhotoFrame photo;
    private readonly int orientation;

    private RegionFrame(PhotoFrame photo, int orientation) => (this.photo, this.orientation) = (photo, orientation);

    /// <param name="photo">How the photo is stored.</param>
    /// <param name="applied">What the regions say they apply to; null where they do not say.</param>
    /// <exception cref="RegionException">They apply to a picture of another shape.</exception>
    public static RegionFrame Of(PhotoFrame photo, AppliedSize? applied)
    {
        if (applied is not { } size)
            return new(photo, photo.Orientation);
        var (asStored, asUpright) = (size.Differs(photo.Stored), size.Differs(photo.Upright));
        if (Math.Min(asStored, asUpright) > AspectTolerance)
            throw new RegionException(
                $"Its regions are of a picture of {size.Width:0}×{size.Height:0} pixels, and the photo has {photo.Stored}: it was cropped since. Let the program that wrote them do so anew."
            );
        return new(photo, asStored <= asUpright ? photo.Orientation : 1);
    }

    public BoundingBox ToUpright(RegionArea area) => area.ToUpright(orientation).In(photo.Upright);

    public RegionArea? FromUpright(BoundingBox box) => RegionArea.Of(box, photo.Upright)?.ToStored(orientation);
}
