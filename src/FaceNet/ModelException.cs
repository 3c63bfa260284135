namespace FaceNet;

/// <summary>
/// A model cannot be used: it is unknown, cannot be fetched, is damaged, or does not match its card. The message says
/// which and what to do.
/// </summary>
public sealed class ModelException : Exception
{
    /// <summary>With a message that says what is wrong and what to do.</summary>
    public ModelException(string message)
        : base(message) { }

    /// <summary>With a message that says what is wrong and what to do, and the cause.</summary>
    public ModelException(string message, Exception innerException)
        : base(message, innerException) { }
}
