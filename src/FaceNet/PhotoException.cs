namespace FaceNet;

/// <summary>
/// A photo cannot be read: it is empty, damaged, not a picture, too large, or of a format that is not supported. The
/// message says which, and is fit to be shown to the owner of the photo.
/// </summary>
public sealed class PhotoException : Exception
{
    /// <summary>With the reason, a short sentence without the file's name.</summary>
    public PhotoException(string message)
        : base(message) { }

    /// <summary>With the reason and what caused it.</summary>
    public PhotoException(string message, Exception innerException)
        : base(message, innerException) { }
}
