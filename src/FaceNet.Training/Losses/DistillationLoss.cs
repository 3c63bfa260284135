using System.Numerics.Tensors;
using TorchSharp.Modules;

namespace FaceNet.Training.Losses;

/// <summary>
/// Learning from a teacher: the mean of 1 − cos(f(x), t(x)), half the squared distance to the teacher's embedding. Needs no
/// labels.
/// </summary>
public sealed class DistillationLoss : IEmbeddingLoss
{
    /// <inheritdoc />
    public string Name => "distil";

    /// <inheritdoc />
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The batch has no answers of a teacher, or they have another number of values.</exception>
    public LossValue Evaluate(EmbeddingBatch batch, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Taught?.Length != batch.Values.Length)
            throw new ArgumentException(
                $"The student's embeddings have {batch.Values.Length} values in all, and the teacher's {batch.Taught?.Length ?? 0}.",
                nameof(batch)
            );
        var gradient = new float[batch.Values.Length];
        var sum = 0.0;
        for (var face = 0; face < batch.Count; face++)
        {
            var target = batch.Taught.AsSpan(face * batch.Dimension, batch.Dimension);
            sum += 1 - TensorPrimitives.Dot(batch[face], target);
            TensorPrimitives.Multiply<float>(
                target,
                (float)(-weight / batch.Count),
                gradient.AsSpan(face * batch.Dimension, batch.Dimension)
            );
        }
        return new(weight * sum / Math.Max(batch.Count, 1), gradient);
    }

    /// <inheritdoc />
    public void Dispose() { }
}
