using FaceNet.Robustness;

namespace FaceNet.Cli.Output;

/// <summary>The table of <c>facenet evaluate robustness</c>.</summary>
internal static class RobustnessText
{
    public static string Head =>
        Line("photos", $"VAL at FAR {RobustnessRow.FalseAcceptRate}", "not found", "paper, NN1");

    public static string Of(RobustnessRow row) =>
        Line(
            row.Distortion.Name,
            row.ValidationRate is { } rate ? $"{rate:0.0%}" : "too few pairs",
            $"{row.Result.NotDetected}",
            row.Distortion.PaperValidationRate is { } paper ? $"{paper:0.0%}" : "–"
        );

    private static string Line(string photos, string rate, string notFound, string paper) =>
        $"{photos, -22} {rate, -19} {notFound, -11} {paper}";
}
