namespace FaceNet.Training.Data;

/// <summary>A data set or a file made from it cannot be used. The message says what is wrong and what to do.</summary>
public sealed class TrainingDataException : Exception
{
    /// <summary>With a message that says what is wrong and what to do.</summary>
    public TrainingDataException(string message)
        : base(message) { }

    /// <summary>With a message that says what is wrong and what to do, and the cause.</summary>
    public TrainingDataException(string message, Exception innerException)
        : base(message, innerException) { }
}
