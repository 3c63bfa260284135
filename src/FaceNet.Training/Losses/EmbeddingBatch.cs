using FaceNet.Training.Mining;

namespace FaceNet.Training.Losses;

/// <summary>The embeddings of a mini-batch, and what is known of its faces.</summary>
public sealed class EmbeddingBatch
{
    private PairDistances? distances;

    /// <summary>N×D, unit vectors.</summary>
    public required float[] Values { get; init; }

    /// <summary>Who is on each face: N numbers of people.</summary>
    public required int[] People { get; init; }

    /// <summary>Which image of the data each face is: N numbers.</summary>
    public required int[] Images { get; init; }

    /// <summary>Triplets of places in the batch that were selected beforehand; null where the loss selects its own.</summary>
    public IReadOnlyList<Triplet>? Triplets { get; init; }

    /// <summary>What a teacher answers about each face, N×D unit vectors; null without one.</summary>
    public float[]? Taught { get; init; }

    /// <summary>For choices by chance.</summary>
    public ulong Seed { get; init; }

    /// <summary>How much of the run is done, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>N.</summary>
    public int Count => People.Length;

    /// <summary>D.</summary>
    public int Dimension => Values.Length / Math.Max(Count, 1);

    /// <summary>Squared distances of all pairs, computed when first asked for.</summary>
    public PairDistances Distances => distances ??= PairDistances.Of(Values, Count);

    /// <summary>One face's embedding.</summary>
    public ReadOnlySpan<float> this[int face] => Values.AsSpan(face * Dimension, Dimension);
}
