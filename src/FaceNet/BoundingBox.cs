using System.Numerics;

namespace FaceNet;

/// <summary>An axis-aligned rectangle in pixels of the upright photo; x grows to the right, y downwards.</summary>
/// <param name="X">Left edge. May be negative where a face is cut by the photo's edge.</param>
/// <param name="Y">Top edge. May be negative likewise.</param>
/// <param name="Width">Width, at least 0.</param>
/// <param name="Height">Height, at least 0.</param>
public readonly record struct BoundingBox(float X, float Y, float Width, float Height)
{
    /// <summary>Right edge, x + width.</summary>
    public float Right => X + Width;

    /// <summary>Bottom edge, y + height.</summary>
    public float Bottom => Y + Height;

    /// <summary>Width × height, in square pixels.</summary>
    public float Area => Width * Height;

    /// <summary>The middle of the rectangle.</summary>
    public Vector2 Center => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>The rectangle between two opposite corners.</summary>
    public static BoundingBox FromCorners(float left, float top, float right, float bottom) =>
        new(left, top, right - left, bottom - top);

    /// <summary>Every edge multiplied by <paramref name="factor"/>: the same place in a photo scaled by it.</summary>
    public BoundingBox Scale(float factor) => new(X * factor, Y * factor, Width * factor, Height * factor);

    /// <summary>The rectangle moved by <paramref name="offset"/> pixels.</summary>
    public BoundingBox Offset(Vector2 offset) => this with { X = X + offset.X, Y = Y + offset.Y };

    /// <summary>Area shared with <paramref name="other"/>, in square pixels; 0 where they do not meet.</summary>
    public float Intersection(BoundingBox other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(X, other.X);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }

    /// <summary>Intersection over union with <paramref name="other"/>, 0 to 1; 0 where both are empty.</summary>
    public float IntersectionOverUnion(BoundingBox other)
    {
        var intersection = Intersection(other);
        return intersection == 0 ? 0 : intersection / (Area + other.Area - intersection);
    }
}
