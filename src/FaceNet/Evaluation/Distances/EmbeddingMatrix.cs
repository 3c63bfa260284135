using FaceNet.Search.Kernels;

namespace FaceNet.Evaluation.Distances;

/// <summary>
/// Embeddings laid out twice for the batched kernel: in tiles of as many as it takes for rows, and in panels of as many
/// as it takes for columns.
/// </summary>
internal sealed class EmbeddingMatrix
{
    private readonly float[] tiles;
    private readonly float[] panels;

    /// <exception cref="ArgumentException">No embedding, or embeddings of different dimensions.</exception>
    public EmbeddingMatrix(IReadOnlyList<Embedding> embeddings)
    {
        Count = embeddings.Count;
        if (Count == 0)
            throw new ArgumentException("There is no embedding to compare.", nameof(embeddings));
        Dimension = embeddings[0].Dimension;
        foreach (var embedding in embeddings)
            RefuseOtherDimension(embedding);
        PanelCount = Panel.CountFor(Count);
        tiles = Pack(embeddings, TileRows);
        panels = Pack(embeddings, Panel.Width);
    }

    /// <summary>Vectors of a tile.</summary>
    public static int TileRows => FloatKernels.Fastest.Rows;

    public int Count { get; }

    public int Dimension { get; }

    public int PanelCount { get; }

    /// <summary>The tile that begins with vector <paramref name="first"/>, a multiple of the rows of a tile.</summary>
    public ReadOnlySpan<float> TileFrom(int first) => tiles.AsSpan(first * Dimension, TileRows * Dimension);

    /// <summary>Vectors panel × width … of which the last panel may have fewer, the rest zero.</summary>
    public ReadOnlySpan<float> PanelAt(int panel) =>
        panels.AsSpan(panel * Panel.Width * Dimension, Panel.Width * Dimension);

    private float[] Pack(IReadOnlyList<Embedding> embeddings, int width)
    {
        var packed = new float[(Count + width - 1) / width * width * Dimension];
        for (var first = 0; first < Count; first += width)
            Panel.Interleave(embeddings, first, width, packed.AsSpan(first * Dimension));
        return packed;
    }

    private void RefuseOtherDimension(Embedding embedding)
    {
        if (embedding.Dimension != Dimension)
            throw new ArgumentException(
                $"Embeddings of {Dimension} and {embedding.Dimension} values cannot be compared: they come from different "
                    + "models.",
                nameof(embedding)
            );
    }
}
