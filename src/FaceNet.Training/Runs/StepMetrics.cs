using FaceNet.Training.Mining;

namespace FaceNet.Training.Runs;

/// <summary>What a step, or the mean of several, looked like. Distances are squared.</summary>
public sealed record StepMetrics
{
    /// <summary>Steps done, this one included.</summary>
    public required long Step { get; init; }

    /// <summary>Epochs done, with their fraction.</summary>
    public required double Epoch { get; init; }

    /// <summary>Learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The sum of the losses.</summary>
    public required double Loss { get; init; }

    /// <summary>Euclidean length of the gradient of all weights, before it was clipped.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Mean distance of two faces of one person.</summary>
    public required double PositiveDistance { get; init; }

    /// <summary>Its standard deviation.</summary>
    public required double PositiveSpread { get; init; }

    /// <summary>Mean distance of faces of two people.</summary>
    public required double NegativeDistance { get; init; }

    /// <summary>Its standard deviation.</summary>
    public required double NegativeSpread { get; init; }

    /// <summary>Share of the anchor–positive pairs with a negative inside the margin or nearer.</summary>
    public required double ActiveShare { get; init; }

    /// <summary>Share with a semi-hard negative.</summary>
    public required double SemiHardShare { get; init; }

    /// <summary>Share with a negative nearer than the positive.</summary>
    public required double HardShare { get; init; }

    /// <summary>1 when unit vectors point everywhere, 0 when all point one way; see <see cref="BatchStatistics.EmbeddingSpread"/>.</summary>
    public required double EmbeddingSpread { get; init; }

    /// <summary>Faces trained on a second.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Resident memory in mebibytes.</summary>
    public required double MemoryMiB { get; init; }

    /// <summary>VAL on the validation people, where it was measured after this step.</summary>
    public double? ValidationRate { get; init; }

    /// <summary>The mean of several steps, under the number of the last.</summary>
    /// <param name="steps">At least one.</param>
    internal static StepMetrics Mean(IReadOnlyList<StepMetrics> steps) =>
        steps[^1] with
        {
            Loss = steps.Average(step => step.Loss),
            GradientNorm = steps.Average(step => step.GradientNorm),
            PositiveDistance = steps.Average(step => step.PositiveDistance),
            PositiveSpread = steps.Average(step => step.PositiveSpread),
            NegativeDistance = steps.Average(step => step.NegativeDistance),
            NegativeSpread = steps.Average(step => step.NegativeSpread),
            ActiveShare = steps.Average(step => step.ActiveShare),
            SemiHardShare = steps.Average(step => step.SemiHardShare),
            HardShare = steps.Average(step => step.HardShare),
            EmbeddingSpread = steps.Average(step => step.EmbeddingSpread),
            ImagesPerSecond = steps.Count / steps.Sum(step => 1 / step.ImagesPerSecond),
        };
}
