namespace FaceNet.Regions.Xmp;

/// <summary>
/// What of a region was written here. It stands in the region's <c>Extensions</c>, which the schema has for such things,
/// so that it can be taken back, and so that a name that was recognised is not taken for somebody's word. A program that
/// writes the region anew leaves it away, and from then on the region is the user's.
/// </summary>
internal enum RegionMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The region and its name.</summary>
    Region,

    /// <summary>The name; the region was there.</summary>
    Name,

    /// <summary>A copy of a region that the sidecar would have hidden.</summary>
    Copy,
}
