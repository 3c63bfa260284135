namespace FaceNet.Evaluation.Statistics;

/// <summary>A 95 % confidence interval.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end, at least the lower one.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper)
{
    /// <summary>The level of every interval in this library: 0.95.</summary>
    public const double Level = 0.95;
}
