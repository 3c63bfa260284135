using System.Numerics.Tensors;

namespace FaceNet;

/// <summary>
/// A face as a unit vector (‖f(x)‖₂ = 1). The squared Euclidean distance of two embeddings measures how unlike the
/// faces are: 0 for the same picture, 2 for unrelated directions, 4 at most (Schroff et al. 2015, section 3).
/// Embeddings of different models cannot be compared.
/// </summary>
public sealed class Embedding
{
    private readonly float[] values;

    private Embedding(float[] values) => this.values = values;

    /// <summary>The vector, of Euclidean length 1.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>How many values: 128 in FaceNet, 192 or 320 for the pretrained models.</summary>
    public int Dimension => values.Length;

    /// <summary>Scales <paramref name="values"/> to length 1. The input is copied.</summary>
    /// <exception cref="ArgumentException">The vector is empty, all zero, or holds a NaN or an infinity.</exception>
    public static Embedding Normalize(ReadOnlySpan<float> values)
    {
        var norm = TensorPrimitives.Norm(values);
        if (!float.IsFinite(norm) || norm == 0)
            throw new ArgumentException(
                $"A vector of length {norm} has no direction; it must be finite and not zero.",
                nameof(values)
            );
        var unit = new float[values.Length];
        TensorPrimitives.Divide(values, norm, unit);
        return new Embedding(unit);
    }

    /// <summary>Takes a vector that is known to be of length 1, so that what was stored comes back to the last bit.</summary>
    internal static Embedding FromUnitVector(float[] values) => new(values);

    /// <summary>
    /// ‖a − b‖² = Σ (aᵢ − bᵢ)², 0 to 4. Smaller is more alike.
    /// </summary>
    /// <exception cref="ArgumentException">The embeddings differ in dimension, so they come from different models.</exception>
    public float SquaredDistance(Embedding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Dimension != Dimension)
            throw new ArgumentException(
                $"Embeddings of {Dimension} and {other.Dimension} values cannot be compared: they come from different models.",
                nameof(other)
            );
        return SquaredDistance(values, other.values);
    }

    /// <summary>The same of unit vectors that lie elsewhere, of one length.</summary>
    internal static float SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var distance = TensorPrimitives.Distance(left, right);
        return distance * distance;
    }

    /// <summary>
    /// The mean vector x̄ of some, at least one, shorter than 1 the more they differ. The mean of ‖x − y‖² over two sets of
    /// embeddings is 2 − 2·x̄·ȳ.
    /// </summary>
    internal static float[] Mean(IEnumerable<Embedding> embeddings)
    {
        float[]? mean = null;
        var count = 0;
        foreach (var embedding in embeddings)
        {
            mean ??= new float[embedding.Dimension];
            TensorPrimitives.Add(mean, embedding.values, mean);
            count++;
        }
        TensorPrimitives.Divide(mean, count, mean);
        return mean!;
    }
}
