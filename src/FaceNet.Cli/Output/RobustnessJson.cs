using System.Text.Json.Serialization;
using FaceNet.Robustness;

namespace FaceNet.Cli.Output;

/// <summary>A row of <c>facenet evaluate robustness</c>.</summary>
internal sealed record RobustnessJson(
    string Distortion,
    float Amount,
    double FalseAcceptRate,
    double? ValidationRate,
    int Images,
    int NotDetected,
    double? PaperValidationRate
)
{
    /// <summary>As a line of the table.</summary>
    [JsonIgnore]
    public string Line =>
        $"{Label, -22} {Percent(ValidationRate), -19} {NotDetected, -11} {Percent(PaperValidationRate)}";

    private string Label => Amount == 0 ? "as they are" : $"{Distortion} {Amount:0.##}";

    /// <summary>VAL counts pairs without a face as not accepted.</summary>
    public static RobustnessJson Of(RobustnessRow row) =>
        new(
            row.Distortion.Kind.ToString(),
            row.Distortion.Amount,
            RobustnessRow.FalseAcceptRate,
            row.ValidationRate,
            row.Result.Images,
            row.Result.NotDetected,
            row.Distortion.PaperValidationRate
        );

    private static string Percent(double? share) => share is { } value ? $"{value:0.0%}" : "–";
}
