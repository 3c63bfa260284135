using System.Numerics.Tensors;
using FaceNet.Training.Mining;
using TorchSharp.Modules;

namespace FaceNet.Training.Losses;

/// <summary>Several losses together, each with its weight.</summary>
/// <param name="terms">At least one. Disposed with this.</param>
public sealed class WeightedLosses(IReadOnlyList<(IEmbeddingLoss Loss, double Weight)> terms) : IEmbeddingLoss
{
    /// <inheritdoc />
    public string Name => string.Join('+', terms.Select(term => term.Loss.Name));

    /// <inheritdoc />
    public IReadOnlyList<Parameter> Parameters => [.. terms.SelectMany(term => term.Loss.Parameters)];

    /// <summary>The same losses with the same trained heads, but with other negatives for the triplet loss.</summary>
    internal WeightedLosses With(NegativeSelection negatives) =>
        new([
            .. terms.Select(term =>
                (term.Loss is TripletLoss triplet ? new TripletLoss(negatives, triplet.Margin) : term.Loss, term.Weight)
            ),
        ]);

    /// <inheritdoc />
    public LossValue Evaluate(EmbeddingBatch batch, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var gradient = new float[batch.Values.Length];
        var sum = 0.0;
        foreach (var (loss, own) in terms)
        {
            var value = loss.Evaluate(batch, weight * own);
            sum += value.Value;
            TensorPrimitives.Add(gradient, value.Gradient, gradient);
        }
        return new(sum, gradient);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (loss, _) in terms)
            loss.Dispose();
    }
}
