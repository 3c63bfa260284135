namespace FaceNet.Training.Teaching;

/// <summary>A network whose embeddings another learns to imitate.</summary>
public interface ITeacher
{
    /// <summary>Name and content of the teacher, and how it is asked, for the run's card.</summary>
    string Identity { get; }

    /// <summary>Number of values of its answers.</summary>
    int Dimension { get; }

    /// <summary>Answers about faces. Called from one thread at a time.</summary>
    /// <param name="images">Which images of the training data they are: N numbers.</param>
    /// <param name="views">As the student is shown them: N·H·W·3 values.</param>
    /// <returns>N unit vectors, one behind the other.</returns>
    float[] Answer(ReadOnlySpan<int> images, ArraySegment<float> views);
}
