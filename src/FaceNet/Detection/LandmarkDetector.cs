using System.Numerics;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Detection;

/// <summary>
/// Finds the 68 landmarks of a detected face. The network sees a grey square of the photo, twice: first the detector's
/// box, then a square laid out by the landmarks themselves, turned so that the eyes are level. The second look makes up
/// for boxes that are too wide, too tight or tilted. Safe to call from several threads.
/// </summary>
public sealed class LandmarkDetector : IDisposable
{
    // The second square, in units of the longer extent of the landmarks, and how far it lies above their middle: what
    // the detector's boxes measure in the median on faces that it is sure of.
    private const float SquareSide = 1.3f;
    private const float SquareRise = 0.09f;

    private readonly ModelSession session;

    /// <summary>Loads the network.</summary>
    /// <exception cref="ModelException">The file cannot be loaded or is no landmark network.</exception>
    public LandmarkDetector(ModelFile model) => session = ModelSession.Open(model, ModelRole.Landmarks);

    /// <summary>
    /// Whether there is a second look. False shows what it is worth; it is no part of a pipeline's identity, so only
    /// benchmarks may set it.
    /// </summary>
    internal bool LooksTwice { get; init; } = true;

    /// <summary>The landmarks of the face in <paramref name="box"/>, in pixels of <paramref name="image"/>.</summary>
    public FaceLandmarks Detect(RgbImage image, BoundingBox box)
    {
        ArgumentNullException.ThrowIfNull(image);
        var first = Look(image, UnitSquareTo(Clip(SquareOf(box), image.Size)));
        return LooksTwice ? Look(image, UnitSquareTo(first)) : first;
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private FaceLandmarks Look(RgbImage image, Matrix3x2 unitSquareToImage)
    {
        var input = session.Card.Input;
        var toUnitSquare = Matrix3x2.CreateScale(1f / input.Size.Width, 1f / input.Size.Height);
        var crop = AffineWarp.Warp(image, toUnitSquare * unitSquareToImage, input.Size);
        var output = session.Run(ImageTensor.Create(crop, input), [1, 1, input.Size.Height, input.Size.Width]);

        Span<Vector2> points = stackalloc Vector2[FaceLandmarks.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = Vector2.Transform(new Vector2(output[2 * i], output[(2 * i) + 1]), unitSquareToImage);
        return new FaceLandmarks(points);
    }

    // As in training: the square of the box's height around its middle, cut off at the photo's edges.
    private static BoundingBox SquareOf(BoundingBox box) =>
        new(box.Center.X - (box.Height / 2), box.Y, box.Height, box.Height);

    private static BoundingBox Clip(BoundingBox square, PixelSize image)
    {
        var (left, top) = (Math.Clamp(square.X, 0, image.Width - 1), Math.Clamp(square.Y, 0, image.Height - 1));
        var right = Math.Clamp(square.Right, left + 1, image.Width);
        var bottom = Math.Clamp(square.Bottom, top + 1, image.Height);
        return BoundingBox.FromCorners(left, top, right, bottom);
    }

    private static Matrix3x2 UnitSquareTo(BoundingBox region) =>
        Matrix3x2.CreateScale(region.Width, region.Height) * Matrix3x2.CreateTranslation(region.X, region.Y);

    private static Matrix3x2 UnitSquareTo(FaceLandmarks face)
    {
        var eyes = face.RightEye - face.LeftEye;
        var roll = Matrix3x2.CreateRotation(MathF.Atan2(eyes.Y, eyes.X));
        var (low, high) = LevelExtent(face, roll);
        var extent = Math.Max(high.X - low.X, high.Y - low.Y);
        var center = ((low + high) / 2) - new Vector2(0, SquareRise * extent);
        return Matrix3x2.CreateTranslation(-0.5f, -0.5f)
            * Matrix3x2.CreateScale(SquareSide * extent)
            * Matrix3x2.CreateTranslation(center)
            * roll;
    }

    // The bounds of the landmarks once the head's roll is taken out.
    private static (Vector2 Low, Vector2 High) LevelExtent(FaceLandmarks face, Matrix3x2 roll)
    {
        Matrix3x2.Invert(roll, out var level);
        var (low, high) = (new Vector2(float.PositiveInfinity), new Vector2(float.NegativeInfinity));
        foreach (var point in face.Points)
        {
            var levelled = Vector2.Transform(point, level);
            (low, high) = (Vector2.Min(low, levelled), Vector2.Max(high, levelled));
        }
        return (low, high);
    }
}
