using System.Numerics.Tensors;
using FaceNet.Training.Native;
using static TorchSharp.torch;

namespace FaceNet.Training.Losses;

/// <summary>
/// A loss that is a weighted sum of squared distances, L = Σᵢⱼ cᵢⱼ ‖xᵢ − xⱼ‖², as every pair and triplet loss is at a given
/// point. Its gradient is ∂L/∂xᵢ = 2 Σⱼ (cᵢⱼ + cⱼᵢ)(xᵢ − xⱼ): two matrix operations, however many triplets there are.
/// </summary>
internal sealed class PairWeights(int count)
{
    private readonly float[] weights = new float[count * count];

    /// <summary>The weights c of one anchor's pairs.</summary>
    public Span<float> Row(int face) => weights.AsSpan(face * count, count);

    /// <summary>Adds to one weight.</summary>
    public void Add(int one, int other, float weight) => weights[(one * count) + other] += weight;

    /// <summary>∂L/∂x, N×D, times <paramref name="scale"/>.</summary>
    public float[] Gradient(float[] embeddings, double scale)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var x = tensor(embeddings).view(count, -1);
        var c = tensor(weights).view(count, count);
        var both = c.Plus(c.t());
        var gradient = (both.sum(1, keepdim: true) * x).Minus(both.mm(x));
        var values = new float[embeddings.Length];
        gradient.data<float>().CopyTo(values);
        TensorPrimitives.Multiply(values, (float)(2 * scale), values);
        return values;
    }
}
