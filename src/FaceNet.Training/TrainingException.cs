namespace FaceNet.Training;

/// <summary>A run cannot go on: it collapsed, starved or diverged. The message says which, with the numbers, and what to do.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>With what happened and what to do.</summary>
    public TrainingException(string message)
        : base(message) { }
}
