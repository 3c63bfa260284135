using System.Numerics;
using FaceNet.Imaging;

namespace FaceNet.Tests.Alignment;

/// <summary>Landmarks and pixels of faces that nobody has.</summary>
internal static class DrawnFace
{
    /// <summary>
    /// Landmarks whose five points lie at the five-point template's places, times <paramref name="scale"/>, plus
    /// <paramref name="offset"/>; all others in the middle.
    /// </summary>
    public static FaceLandmarks AtTemplate(float scale = 1, Vector2 offset = default)
    {
        var points = new Vector2[FaceLandmarks.Count];
        Array.Fill(points, new Vector2(56, 72));
        Set(points, new Vector2(38.2946f, 51.6963f), 37, 38, 40, 41);
        Set(points, new Vector2(73.5318f, 51.5014f), 43, 44, 46, 47);
        Set(points, new Vector2(56.0252f, 71.7366f), 30);
        Set(points, new Vector2(41.5493f, 92.3655f), 48, 60);
        Set(points, new Vector2(70.7299f, 92.2041f), 54, 64);
        return new FaceLandmarks(Array.ConvertAll(points, point => ((point + new Vector2(0.5f)) * scale) + offset));
    }

    /// <summary>A picture in which every pixel is different from its neighbours.</summary>
    public static RgbImage Noise(PixelSize size, int seed)
    {
        var image = new RgbImage(size);
        new Random(seed).NextBytes(image.Pixels.Span);
        return image;
    }

    private static void Set(Vector2[] points, Vector2 value, params int[] indices)
    {
        foreach (var index in indices)
            points[index] = value;
    }
}
