using FaceNet.Training.Runs;

namespace FaceNet.Training.Guarding;

/// <summary>
/// Watches a run for what ruins it in silence: NaN, collapse and starvation. The loss alone does not tell: it stays near α
/// both when all embeddings are one point and when a healthy run meets hard negatives.
/// </summary>
internal sealed class Guardian
{
    // Unit vectors that point everywhere have spread 1, those of a healthy run 0.7 to 0.9. Random weights begin at 0.05 to
    // 0.3 and leave it within tens of steps.
    private const double CollapsedSpread = 0.1;

    // Squared; a margin of 0.2 cannot be kept among points that are all nearer than this.
    private const double CollapsedDistance = 0.02;

    private const double StarvedShare = 0.001;

    private readonly Queue<StepMetrics> window = [];
    private readonly int patience;
    private readonly bool usesTriplets;

    /// <summary>Makes a guardian.</summary>
    /// <param name="usesTriplets">Whether lack of triplets is trouble.</param>
    /// <param name="patience">Steps in a row that must look bad.</param>
    public Guardian(bool usesTriplets, int patience = 100)
    {
        this.usesTriplets = usesTriplets;
        this.patience = patience;
    }

    /// <summary>False while something looks wrong: such a state is no good to go back to.</summary>
    public bool IsCalm { get; private set; } = true;

    /// <summary>Judges a step.</summary>
    /// <returns>Null while there is no trouble, or not for long enough.</returns>
    public Diagnosis? Judge(StepMetrics step)
    {
        if (!double.IsFinite(step.Loss + step.GradientNorm + step.EmbeddingSpread))
            return new(
                Trouble.NotANumber,
                $"at step {step.Step} the loss is {step.Loss}, the gradient's length {step.GradientNorm} and the embeddings' "
                    + $"spread {step.EmbeddingSpread}"
            );
        window.Enqueue(step);
        if (window.Count > patience)
            window.Dequeue();
        IsCalm = !LooksCollapsed(step) && !LooksStarved(step);
        if (IsCalm || window.Count < patience)
            return null;
        if (window.All(LooksCollapsed) && !IsRecovering())
            return new(
                Trouble.Collapse,
                $"for {patience} steps the embeddings' spread was below {CollapsedSpread} (now {step.EmbeddingSpread:0.000}; "
                    + $"1 is even) and faces of two people were {step.NegativeDistance:0.0000} apart: all faces become one point"
            );
        return window.All(LooksStarved)
            ? new(
                Trouble.Starvation,
                TeachesNothing(step)
                    ? $"for {patience} steps hardly any triplet was selected, though {step.ActiveShare:P0} of the anchor–positive "
                        + "pairs have a negative that violates the margin"
                    : $"for {patience} steps fewer than {StarvedShare:P1} of the anchor–positive pairs had a negative within the "
                        + "margin"
            )
            : null;
    }

    /// <summary>Forgets what it saw, after going back.</summary>
    public void Reset()
    {
        window.Clear();
        IsCalm = true;
    }

    private static bool LooksCollapsed(StepMetrics step) =>
        step.EmbeddingSpread < CollapsedSpread && step.NegativeDistance < CollapsedDistance;

    private bool LooksStarved(StepMetrics step) =>
        usesTriplets && (step.ActiveShare < StarvedShare || TeachesNothing(step));

    // Negatives nearer than the positive violate the margin, but are none that semi-hard selection takes.
    private static bool TeachesNothing(StepMetrics step) => step is { Loss: 0, GradientNorm: 0 };

    // A network that has just begun is narrow too, but widens.
    private bool IsRecovering()
    {
        var half = window.Count / 2;
        return window.Skip(half).Average(step => step.EmbeddingSpread)
            > 1.1 * window.Take(half).Average(step => step.EmbeddingSpread);
    }
}
