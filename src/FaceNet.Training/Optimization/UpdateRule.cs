using System.Numerics.Tensors;

namespace FaceNet.Training.Optimization;

/// <summary>How a gradient changes weights, value by value, and what is remembered of earlier gradients for that.</summary>
internal abstract class UpdateRule
{
    /// <summary>How many values are remembered for each weight.</summary>
    public abstract int Memories { get; }

    /// <summary>Changes some weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="gradient">Their gradient, of the same length; may be written over.</param>
    /// <param name="memory">What is remembered, <see cref="Memories"/> spans of the same length, one after the other.</param>
    /// <param name="scratch">For use in between, of the same length.</param>
    /// <param name="step">Learning rate and number of the step.</param>
    public abstract void Apply(
        Span<float> weights,
        Span<float> gradient,
        Span<float> memory,
        Span<float> scratch,
        RuleStep step
    );

    /// <summary>The rule of that kind.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="weightDecay">λ: λ·w is added to the gradient, or taken from the weights by AdamW.</param>
    public static UpdateRule Of(OptimizerKind kind, double weightDecay) =>
        kind switch
        {
            OptimizerKind.AdaGrad => new AdaGradRule((float)weightDecay),
            OptimizerKind.Sgd => new MomentumRule((float)weightDecay),
            OptimizerKind.Adam => new AdamRule((float)weightDecay, isDecoupled: false),
            OptimizerKind.AdamW => new AdamRule((float)weightDecay, isDecoupled: true),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such optimizer."),
        };

    /// <summary>g + λ·w.</summary>
    protected static void Decay(Span<float> gradient, ReadOnlySpan<float> weights, float decay)
    {
        if (decay != 0)
            TensorPrimitives.MultiplyAdd(weights, decay, gradient, gradient);
    }
}
