namespace FaceNet.Search;

/// <summary>An index on disk is missing, damaged or of another kind. The message is fit for the user.</summary>
public sealed class VectorIndexException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public VectorIndexException(string message)
        : base(message) { }

    /// <summary>Says what is wrong and what caused it.</summary>
    public VectorIndexException(string message, Exception innerException)
        : base(message, innerException) { }

    internal static VectorIndexException Unusable(string path, string reason, Exception? cause = null)
    {
        var message = $"The index {path} cannot be used: {reason} Restore a copy of it, or build it again.";
        return cause is null ? new VectorIndexException(message) : new VectorIndexException(message, cause);
    }
}
