using System.Numerics.Tensors;

namespace FaceNet.Training.Optimization;

/// <summary>AdaGrad: s ← s + g², w ← w − η·g / (√s + ε) (Duchi, Hazan and Singer 2011, with a diagonal matrix).</summary>
internal sealed class AdaGradRule(float weightDecay) : UpdateRule
{
    // Only keeps 0/0 from being a number that is none; PyTorch has the same.
    private const float Epsilon = 1e-10f;

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
        TensorPrimitives.MultiplyAdd<float>(gradient, gradient, memory, memory);
        TensorPrimitives.Sqrt<float>(memory, scratch);
        TensorPrimitives.Add(scratch, Epsilon, scratch);
        TensorPrimitives.Divide<float>(gradient, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -step.Rate, weights, weights);
    }
}
