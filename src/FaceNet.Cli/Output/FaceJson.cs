using System.Text.Json.Serialization;

namespace FaceNet.Cli.Output;

/// <summary>
/// A face as every command shows it, and <c>people.json</c> too: photo, box, score and quality. What a command knows besides
/// follows them.
/// </summary>
internal abstract record FaceJson
{
    protected FaceJson(string photo, Face face)
    {
        Photo = photo;
        Box = Pixels(face.Box);
        Score = Share(face.Score);
        Quality = Share(face.Quality.Score);
    }

    [JsonPropertyOrder(-1)]
    public string Photo { get; }

    /// <summary>Left, top, width and height in pixels of the upright photo, to a tenth.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<double> Box { get; }

    /// <summary>The detector's confidence, 0 to 1.</summary>
    [JsonPropertyOrder(-1)]
    public double Score { get; }

    /// <summary>0 to 1.</summary>
    [JsonPropertyOrder(-1)]
    public double Quality { get; }

    public static double[] Pixels(BoundingBox box) =>
        [Pixels(box.X), Pixels(box.Y), Pixels(box.Width), Pixels(box.Height)];

    protected static double Pixels(float length) => Math.Round(length, 1, MidpointRounding.AwayFromZero);

    protected static double Share(float share) => Math.Round(share, 3);
}
