using System.Text.Json.Serialization;
using FaceNet.Scanning;

namespace FaceNet.Cli.Output;

/// <summary>A photo in the answer of <c>facenet detect --json</c>; coordinates in pixels of the upright photo.</summary>
internal sealed record PhotoJson
{
    public required string Photo { get; init; }

    /// <summary>Width and height.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int[]? Size { get; init; }

    public required IReadOnlyList<DetectedFaceJson> Faces { get; init; }

    /// <summary>The photo itself, if it cannot be read.</summary>
    public required IReadOnlyList<UnreadableJson> Unreadable { get; init; }

    public static PhotoJson Of(ScannedPhoto photo) =>
        new()
        {
            Photo = photo.Path,
            Size = photo.Size is { } size ? [size.Width, size.Height] : null,
            Faces = [.. photo.Faces.Select(found => DetectedFaceJson.Of(photo.Path, found.Face))],
            Unreadable = UnreadableJson.Of(photo),
        };
}

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A face in the answer of <c>facenet detect --json</c>.</summary>
internal sealed record DetectedFaceJson : FaceJson
{
    private DetectedFaceJson(string photo, Face face)
        : base(photo, face)
    {
        Measures = new(Share(face.Quality.Size), Share(face.Quality.Sharpness), Share(face.Quality.Pose));
        Reasons = face.Quality.Reasons;
        Landmarks = [.. face.Landmarks.Points.ToArray().Select(point => new[] { Pixels(point.X), Pixels(point.Y) })];
    }

    /// <summary>What the quality is the least of.</summary>
    public QualityMeasuresJson Measures { get; }

    /// <summary>Why the quality is low.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>68 points, x and y.</summary>
    public IReadOnlyList<double[]> Landmarks { get; }

    public static DetectedFaceJson Of(string photo, Face face) => new(photo, face);
}

/// <summary>How good a face is, by what: each 0 to 1.</summary>
internal sealed record QualityMeasuresJson(double Size, double Sharpness, double Pose);
