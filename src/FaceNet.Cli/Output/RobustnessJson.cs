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
}
