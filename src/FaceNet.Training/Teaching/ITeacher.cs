namespace FaceNet.Training.Teaching;

/// <summary>A network whose embeddings another learns to imitate.</summary>
public interface ITeacher
{
    /// <summary>Name and content of the teacher, for the run's card.</summary>
    string Identity { get; }

    /// <summary>Its unit vector for an image of the training data.</summary>
    ReadOnlySpan<float> EmbeddingOf(int image);
}
