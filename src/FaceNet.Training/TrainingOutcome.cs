namespace FaceNet.Training;

/// <summary>What a run has led to.</summary>
/// <param name="IsComplete">False when it was interrupted; it can be resumed.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="Epochs">Whole epochs done.</param>
/// <param name="BestValidationRate">Best VAL at FAR 1e-3 on the validation people; null without validation.</param>
/// <param name="Weights">The file of the best weights; null before the first validation.</param>
public sealed record TrainingOutcome(
    bool IsComplete,
    long Steps,
    int Epochs,
    double? BestValidationRate,
    string? Weights
);
