using System.Numerics;

namespace FaceNet.Evaluation.Distances;

/// <summary>
/// Embeddings laid out twice for the batched kernel: row by row, padded with zeros to whole tiles, and as panels in which
/// the same value of <see cref="PanelWidth"/> neighbouring vectors lies side by side.
/// </summary>
internal sealed class EmbeddingMatrix
{
    private readonly float[] rows;
    private readonly float[] panels;

    /// <exception cref="ArgumentException">No embedding, or embeddings of different dimensions.</exception>
    public EmbeddingMatrix(IReadOnlyList<Embedding> embeddings)
    {
        Count = embeddings.Count;
        if (Count == 0)
            throw new ArgumentException("There is no embedding to compare.", nameof(embeddings));
        Dimension = embeddings[0].Dimension;
        PanelCount = (Count + PanelWidth - 1) / PanelWidth;
        rows = new float[(Count + DistanceTile.Rows - 1) / DistanceTile.Rows * DistanceTile.Rows * Dimension];
        panels = new float[PanelCount * PanelWidth * Dimension];
        for (var at = 0; at < Count; at++)
            Pack(embeddings[at], at);
    }

    /// <summary>Vectors in a panel: two registers.</summary>
    public static int PanelWidth => 2 * Vector<float>.Count;

    public int Count { get; }

    public int Dimension { get; }

    public int PanelCount { get; }

    /// <summary>The vectors from <paramref name="first"/> on, which must be a multiple of the rows of a tile.</summary>
    public ReadOnlySpan<float> RowsFrom(int first) => rows.AsSpan(first * Dimension, DistanceTile.Rows * Dimension);

    /// <summary>Vectors panel × width … of which the last panel may have fewer, the rest zero.</summary>
    public ReadOnlySpan<float> Panel(int panel) =>
        panels.AsSpan(panel * PanelWidth * Dimension, PanelWidth * Dimension);

    private void Pack(Embedding embedding, int at)
    {
        if (embedding.Dimension != Dimension)
            throw new ArgumentException(
                $"Embeddings of {Dimension} and {embedding.Dimension} values cannot be compared: they come from different "
                    + "models.",
                nameof(embedding)
            );
        embedding.Values.CopyTo(rows.AsSpan(at * Dimension));
        var panel = panels.AsSpan(at / PanelWidth * PanelWidth * Dimension);
        for (var k = 0; k < Dimension; k++)
            panel[(k * PanelWidth) + (at % PanelWidth)] = embedding.Values[k];
    }
}
