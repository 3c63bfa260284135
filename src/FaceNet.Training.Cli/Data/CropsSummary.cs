using FaceNet.Training.Data;

namespace FaceNet.Training.Cli.Data;

/// <summary>What <c>crops</c> made.</summary>
internal sealed record CropsSummary(
    string File,
    int Images,
    int People,
    int ValidationPeople,
    CropsSummary.Pixels Crop,
    CropsSummary.Pixels Input,
    string Hash,
    IReadOnlyList<CropsSummary.LeftOutPicture> LeftOut
)
{
    internal sealed record Pixels(int Height, int Width);

    internal sealed record LeftOutPicture(string Path, string Reason);

    public static CropsSummary Of(CropCache crops, string file) =>
        new(
            file,
            crops.Count,
            crops.People.Count,
            Enumerable.Range(0, crops.People.Count).Count(crops.IsValidation),
            new(crops.Size.Height, crops.Size.Width),
            new(crops.InputSize.Height, crops.InputSize.Width),
            crops.Hash,
            [.. crops.LeftOut.Select(picture => new LeftOutPicture(picture.Path, picture.Reason))]
        );

    public void Write(TextWriter output)
    {
        foreach (var (path, reason) in LeftOut)
            output.WriteLine($"{path}: {reason}");
        output.WriteLine(
            $"{Images} faces of {People} people, {ValidationPeople} of them kept apart; {LeftOut.Count} pictures left out."
        );
        output.WriteLine(
            $"{File}: {Crop.Height}×{Crop.Width} pixels each around {Input.Height}×{Input.Width}, {Hash}."
        );
    }
}
