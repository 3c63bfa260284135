namespace FaceNet.Galleries;

/// <summary>
/// A gallery is damaged, of a newer version or of another model, cannot be opened or written, or cannot do what was
/// asked. The message says what to do.
/// </summary>
public sealed class GalleryException : Exception
{
    /// <summary>With a message that says what is wrong and what to do.</summary>
    public GalleryException(string message)
        : base(message) { }

    /// <summary>With a message that says what is wrong and what to do, and the cause.</summary>
    public GalleryException(string message, Exception innerException)
        : base(message, innerException) { }
}
