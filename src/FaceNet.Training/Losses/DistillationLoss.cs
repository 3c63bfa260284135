using System.Numerics.Tensors;
using FaceNet.Training.Teaching;
using TorchSharp.Modules;

namespace FaceNet.Training.Losses;

/// <summary>
/// Learning from a teacher: the mean of 1 − cos(f(x), t(x)), half the squared distance to the teacher's embedding. Needs no
/// labels.
/// </summary>
/// <param name="teacher">Its embedding of each image, with as many values as the student's.</param>
public sealed class DistillationLoss(ITeacher teacher) : IEmbeddingLoss
{
    /// <inheritdoc />
    public string Name => "distil";

    /// <inheritdoc />
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The teacher's embeddings have another number of values.</exception>
    public LossValue Evaluate(EmbeddingBatch batch, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var gradient = new float[batch.Values.Length];
        var sum = 0.0;
        for (var face = 0; face < batch.Count; face++)
        {
            var target = teacher.EmbeddingOf(batch.Images[face]);
            if (target.Length != batch.Dimension)
                throw new ArgumentException(
                    $"The teacher's embeddings have {target.Length} values and the student's {batch.Dimension}.",
                    nameof(batch)
                );
            sum += 1 - TensorPrimitives.Dot(batch[face], target);
            TensorPrimitives.Multiply(
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
