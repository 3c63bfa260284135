namespace FaceNet.Storage;

/// <summary>The cache file is damaged, of a newer version, or cannot be opened or written. The message says what to do.</summary>
public sealed class CacheException : Exception
{
    /// <summary>With a message that says what is wrong and what to do.</summary>
    public CacheException(string message)
        : base(message) { }

    /// <summary>With a message that says what is wrong and what to do, and the cause.</summary>
    public CacheException(string message, Exception innerException)
        : base(message, innerException) { }
}
