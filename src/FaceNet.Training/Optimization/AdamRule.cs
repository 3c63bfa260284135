using System.Numerics.Tensors;

namespace FaceNet.Training.Optimization;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1): means of the gradient and of its square, both corrected for having begun at 0,
/// w ← w − η·m̂ / (√v̂ + ε). Decoupled, the decay is w ← w − η·λ·w instead (AdamW, Loshchilov and Hutter 2019).
/// </summary>
internal sealed class AdamRule(float weightDecay, bool isDecoupled) : UpdateRule
{
    private const float First = 0.9f;
    private const float Second = 0.999f;
    private const float Epsilon = 1e-8f;

    public override int Memories => 2;

    public override void Apply(
        Span<float> weights,
        Span<float> gradient,
        Span<float> memory,
        Span<float> scratch,
        RuleStep step
    )
    {
        var mean = memory[..weights.Length];
        var square = memory[weights.Length..];
        if (!isDecoupled)
            Decay(gradient, weights, weightDecay);
        else if (weightDecay != 0)
            TensorPrimitives.Multiply(weights, 1 - (step.Rate * weightDecay), weights);
        Average(mean, gradient, First, scratch);
        TensorPrimitives.Multiply<float>(gradient, gradient, gradient);
        Average(square, gradient, Second, scratch);

        var secondShare = (float)(1 - Math.Pow(Second, step.Number));
        TensorPrimitives.Multiply(square, 1 / secondShare, scratch);
        TensorPrimitives.Sqrt<float>(scratch, scratch);
        TensorPrimitives.Add(scratch, Epsilon, scratch);
        TensorPrimitives.Divide<float>(mean, scratch, scratch);
        var firstShare = (float)(1 - Math.Pow(First, step.Number));
        TensorPrimitives.MultiplyAdd(scratch, -step.Rate / firstShare, weights, weights);
    }

    private static void Average(Span<float> average, ReadOnlySpan<float> values, float kept, Span<float> scratch)
    {
        TensorPrimitives.Multiply(values, 1 - kept, scratch);
        TensorPrimitives.MultiplyAdd(average, kept, scratch, average);
    }
}
