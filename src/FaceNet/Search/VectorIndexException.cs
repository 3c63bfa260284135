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

    private VectorIndexException(string path, string reason, Exception? cause)
        : base($"The index {path} cannot be used: {reason} Restore a copy of it, or build it again.", cause) =>
        Reason = reason;

    /// <summary>Why it cannot be used, a sentence, for owners who know better what to do.</summary>
    internal string? Reason { get; }

    internal static VectorIndexException Unusable(string path, string reason, Exception? cause = null) =>
        new(path, reason, cause);
}
