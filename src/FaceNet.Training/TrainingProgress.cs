using FaceNet.Training.Runs;

namespace FaceNet.Training;

/// <summary>How far a run is.</summary>
public sealed record TrainingProgress
{
    /// <summary>The step just done.</summary>
    public required StepMetrics Metrics { get; init; }

    /// <summary>Share of the run that is done, 0 to 1.</summary>
    public required double Done { get; init; }

    /// <summary>Time to the end at the present speed, validations included.</summary>
    public required TimeSpan Remaining { get; init; }

    /// <summary>Last VAL on the validation people; null before the first.</summary>
    public double? ValidationRate { get; init; }

    /// <summary>A sentence to show, for instance on trouble; null for none.</summary>
    public string? Message { get; init; }
}
