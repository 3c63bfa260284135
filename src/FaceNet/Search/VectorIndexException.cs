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
}
