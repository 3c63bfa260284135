namespace FaceNet.Evaluation;

/// <summary>
/// The data of an evaluation cannot be used: a file is broken (the message names the file and the line), a class of
/// pairs is empty, a distance is not a number. The message says what is wrong and what to do.
/// </summary>
public sealed class EvaluationException : Exception
{
    /// <summary>With a message that says what is wrong and what to do.</summary>
    public EvaluationException(string message)
        : base(message) { }

    /// <summary>With a message that says what is wrong and what to do, and the cause.</summary>
    public EvaluationException(string message, Exception innerException)
        : base(message, innerException) { }
}
