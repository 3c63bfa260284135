namespace FaceNet.Training;

/// <summary>Faces whose people are known, as a network takes them. Safe to read from several threads.</summary>
public interface ITrainingFaces
{
    /// <summary>Size of a picture.</summary>
    PixelSize Input { get; }

    /// <summary>How many pictures.</summary>
    int Count { get; }

    /// <summary>Number of the person on a picture, from 0, without gaps.</summary>
    int PersonOf(int image);

    /// <summary>Names the content: another one means other data.</summary>
    string Hash { get; }

    /// <summary>Reads a picture.</summary>
    /// <param name="image">0 up to <see cref="Count"/>.</param>
    /// <param name="pixels">Receives H×W×3 values, RGB, (v − 127.5)/128.</param>
    /// <param name="augmentation">Chance for another view of the face; null for the picture as inference would see it.</param>
    void Read(int image, Span<float> pixels, Random? augmentation);
}
