using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Storage;

/// <summary>The numbers of a face in the order of a table: box, landmarks, score, quality, vector.</summary>
internal static class FaceNumbers
{
    /// <summary>How many numbers a box is: x, y, width, height.</summary>
    public const int Box = 4;

    /// <summary>How many numbers the landmarks are: x0, y0, x1, y1, ….</summary>
    public const int Landmarks = 2 * FaceLandmarks.Count;

    /// <summary>How many numbers a face with a vector of <paramref name="dimension"/> values has.</summary>
    public static int Count(int dimension) => Box + Landmarks + 2 + dimension;

    /// <summary>Writes all of them to <paramref name="numbers"/>.</summary>
    public static void CopyTo(Face face, Span<float> numbers)
    {
        CopyBoxTo(face, numbers);
        CopyLandmarksTo(face, numbers[Box..]);
        numbers[Box + Landmarks] = face.Score;
        numbers[Box + Landmarks + 1] = face.Quality.Score;
        CopyVectorTo(face, numbers[(Box + Landmarks + 2)..]);
    }

    public static void CopyBoxTo(Face face, Span<float> numbers) =>
        (numbers[0], numbers[1], numbers[2], numbers[3]) = (face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height);

    public static void CopyLandmarksTo(Face face, Span<float> numbers) =>
        MemoryMarshal.Cast<Vector2, float>(face.Landmarks.Points).CopyTo(numbers);

    public static void CopyVectorTo(Face face, Span<float> numbers) => face.Embedding.Values.CopyTo(numbers);
}
