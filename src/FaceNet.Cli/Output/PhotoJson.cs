using System.Text.Json.Serialization;
using FaceNet.Organizing;

namespace FaceNet.Cli.Output;

/// <summary>A photo in the answer of <c>facenet detect --json</c>; coordinates in pixels of the upright photo.</summary>
internal sealed record PhotoJson
{
    public required string Photo { get; init; }

    /// <summary>Width and height.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int[]? Size { get; init; }

    public required IReadOnlyList<FaceJson> Faces { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unreadable { get; init; }

    public static PhotoJson Of(ScannedPhoto photo) =>
        new()
        {
            Photo = photo.Path,
            Size = photo.Size is { } size ? [size.Width, size.Height] : null,
            Faces = [.. photo.Faces.Select(found => FaceJson.Of(found.Face))],
            Unreadable = photo.UnreadableReason,
        };
}

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A face in the answer of <c>facenet detect --json</c>.</summary>
/// <param name="Box">Left, top, width, height.</param>
/// <param name="Landmarks">68 points, x and y.</param>
internal sealed record FaceJson(float[] Box, float Score, QualityJson Quality, float[][] Landmarks)
{
    public static FaceJson Of(Face face) =>
        new(
            [face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height],
            face.Score,
            QualityJson.Of(face.Quality),
            [.. face.Landmarks.Points.ToArray().Select(point => new[] { point.X, point.Y })]
        );
}

/// <summary>How far a face can be trusted, and why not.</summary>
internal sealed record QualityJson(float Score, float Size, float Sharpness, float Pose, IReadOnlyList<string> Reasons)
{
    public static QualityJson Of(FaceQuality quality) =>
        new(quality.Score, quality.Size, quality.Sharpness, quality.Pose, quality.Reasons);
}
