using System.Numerics.Tensors;

namespace FaceNet.Training.Optimization;

/// <summary>Gradient descent with momentum: m ← 0.9·m + g, w ← w − η·m (Polyak 1964, as PyTorch has it).</summary>
internal sealed class MomentumRule(float weightDecay) : UpdateRule
{
    private const float Momentum = 0.9f;

    public override int Memories => 1;

    public override void Apply(
        Span<float> weights,
        Span<float> gradient,
        Span<float> memory,
        Span<float> scratch,
        RuleStep step
    )
    {
        Decay(gradient, weights, weightDecay);
        TensorPrimitives.MultiplyAdd(memory, Momentum, gradient, memory);
        TensorPrimitives.MultiplyAdd(memory, -step.Rate, weights, weights);
    }
}
