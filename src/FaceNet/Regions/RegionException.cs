namespace FaceNet.Regions;

/// <summary>
/// The regions of a photo cannot be read or written: its sidecar is malformed, too large, or about another picture. The
/// message says which and what to do, and is fit to be shown to the owner of the photo.
/// </summary>
public sealed class RegionException : Exception
{
    /// <summary>With the reason, a short sentence.</summary>
    public RegionException(string message)
        : base(message) { }

    /// <summary>With the reason and what caused it.</summary>
    public RegionException(string message, Exception innerException)
        : base(message, innerException) { }
}
