using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace FaceNet.Training.Mining;

/// <summary>Squared distances of all pairs of a mini-batch: N×N, symmetric, zero on the diagonal.</summary>
public sealed class PairDistances
{
    private readonly float[] values;

    private PairDistances(float[] values, int count)
    {
        this.values = values;
        Count = count;
    }

    /// <summary>N.</summary>
    public int Count { get; }

    /// <summary>Distances of one face to all.</summary>
    public ReadOnlySpan<float> Row(int face) => values.AsSpan(face * Count, Count);

    /// <summary>Distance of two faces.</summary>
    public float this[int one, int other] => values[(one * Count) + other];

    /// <summary>‖a − b‖² = 2 − 2·a·b, held at 0 where rounding would go below.</summary>
    /// <param name="embeddings">N×D, unit vectors.</param>
    /// <param name="count">N.</param>
    public static PairDistances Of(float[] embeddings, int count)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var vectors = tensor(embeddings).view(count, -1);
        var squared = new float[count * count];
        vectors.mm(vectors.t()).data<float>().CopyTo(squared);
        TensorPrimitives.Multiply(squared, -2f, squared);
        TensorPrimitives.Add(squared, 2f, squared);
        TensorPrimitives.Max(squared, 0f, squared);
        for (var i = 0; i < count; i++)
            squared[(i * count) + i] = 0;
        return new(squared, count);
    }
}
