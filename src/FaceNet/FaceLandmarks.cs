using System.Numerics;

namespace FaceNet;

/// <summary>
/// The 68 facial landmarks of the iBUG 300-W scheme, in pixels of the upright photo. Sides are the viewer's:
/// "left eye" is the one on the left of the picture.
/// </summary>
public sealed class FaceLandmarks
{
    /// <summary>How many points there are: 68.</summary>
    public const int Count = 68;

    private readonly Vector2[] points;

    /// <summary>Takes exactly <see cref="Count"/> points in iBUG order.</summary>
    /// <exception cref="ArgumentException">Another number of points.</exception>
    public FaceLandmarks(ReadOnlySpan<Vector2> points)
    {
        if (points.Length != Count)
            throw new ArgumentException(
                $"{points.Length} landmarks given; the iBUG scheme has {Count}.",
                nameof(points)
            );
        this.points = points.ToArray();
    }

    /// <summary>All points: jaw 0–16, brows 17–26, nose 27–35, eyes 36–47, mouth 48–67.</summary>
    public ReadOnlySpan<Vector2> Points => points;

    /// <summary>Middle of the left eye's two upper and two lower lid points.</summary>
    public Vector2 LeftEye => Mean(37, 38, 40, 41);

    /// <summary>Middle of the right eye's two upper and two lower lid points.</summary>
    public Vector2 RightEye => Mean(43, 44, 46, 47);

    /// <summary>Tip of the nose.</summary>
    public Vector2 NoseTip => points[30];

    /// <summary>Left corner of the mouth, between its outer and inner point.</summary>
    public Vector2 LeftMouthCorner => Mean(48, 60);

    /// <summary>Right corner of the mouth, between its outer and inner point.</summary>
    public Vector2 RightMouthCorner => Mean(54, 64);

    /// <summary>The landmarks of the same face in a photo scaled by <paramref name="factor"/>.</summary>
    public FaceLandmarks Scale(float factor) => new(Array.ConvertAll(points, point => point * factor));

    private Vector2 Mean(params ReadOnlySpan<int> indices)
    {
        var sum = Vector2.Zero;
        foreach (var index in indices)
            sum += points[index];
        return sum / indices.Length;
    }
}
