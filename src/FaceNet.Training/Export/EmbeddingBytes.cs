using System.Numerics.Tensors;

namespace FaceNet.Training.Export;

/// <summary>
/// Embeddings of one byte a value, the paper's "128 bytes without loss of accuracy". The largest value becomes ±127;
/// since an embedding has length 1, its scale need not be stored.
/// </summary>
public static class EmbeddingBytes
{
    /// <summary>One byte for each value.</summary>
    public static sbyte[] Encode(Embedding embedding)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        var steps = sbyte.MaxValue / Math.Abs(TensorPrimitives.MaxMagnitude(embedding.Values));
        var bytes = new sbyte[embedding.Dimension];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (sbyte)MathF.Round(embedding.Values[i] * steps);
        return bytes;
    }

    /// <summary>The unit vector in the direction of the bytes.</summary>
    /// <exception cref="ArgumentException">All bytes are 0.</exception>
    public static Embedding Decode(ReadOnlySpan<sbyte> bytes)
    {
        var values = new float[bytes.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = bytes[i];
        return Embedding.Normalize(values);
    }
}
