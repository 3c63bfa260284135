using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Clustering;

/// <summary>
/// One thread's search: a block of rows against all faces. A panel of columns stays in the first-level cache while all
/// rows of the block stream past it.
/// </summary>
internal sealed class NeighbourSearch<TTile>
    where TTile : struct, IDotTile
{
    private readonly IReadOnlyList<Embedding> faces;
    private readonly int dimension;
    private readonly float[] rows;
    private readonly float[] panel;
    private readonly float[] products = new float[TileShape.Rows * TTile.Columns];
    private readonly NearestList[] nearest;

    public NeighbourSearch(IReadOnlyList<Embedding> faces, float squaredRadius, int limit, int block)
    {
        this.faces = faces;
        dimension = faces[0].Dimension;
        var tiles = (block + TileShape.Rows - 1) / TileShape.Rows;
        rows = new float[tiles * TileShape.Rows * dimension];
        panel = new float[TTile.Columns * dimension];
        nearest = new NearestList[block];
        for (var i = 0; i < block; i++)
            nearest[i] = new NearestList(squaredRadius, limit);
    }

    /// <summary>Faces so far that had more neighbours within the radius than were kept.</summary>
    public int Truncated { get; private set; }

    /// <summary>Fills <paramref name="found"/> for the block of faces that begins at <paramref name="start"/>.</summary>
    public void Run(int start, Neighbour[][] found)
    {
        var count = Math.Min(nearest.Length, faces.Count - start);
        for (var row = 0; row < count; row += TileShape.Rows)
            TileShape.Interleave(faces, start + row, TileShape.Rows, rows.AsSpan(row * dimension));

        for (var column = 0; column < faces.Count; column += TTile.Columns)
        {
            TileShape.Interleave(faces, column, TTile.Columns, panel);
            for (var row = 0; row < count; row += TileShape.Rows)
            {
                TTile.Multiply(rows.AsSpan(row * dimension, TileShape.Rows * dimension), panel, products);
                Collect(start, row, Math.Min(TileShape.Rows, count - row), column);
            }
        }

        for (var row = 0; row < count; row++)
        {
            found[start + row] = nearest[row].Take(out var truncated);
            Truncated += truncated ? 1 : 0;
        }
    }

    private void Collect(int start, int firstRow, int rowCount, int firstColumn)
    {
        var columns = Math.Min(TTile.Columns, faces.Count - firstColumn);
        for (var row = 0; row < rowCount; row++)
        {
            var similarities = products.AsSpan(row * TTile.Columns, TTile.Columns);
            var list = nearest[firstRow + row];
            if (!AnyReaches(similarities, list.LeastSimilarity))
                continue;
            for (var column = 0; column < columns; column++)
                if (similarities[column] >= list.LeastSimilarity && firstColumn + column != start + firstRow + row)
                    list.Add(firstColumn + column, similarities[column]);
        }
    }

    /// <summary>Nearly always false, so it is asked of a whole row of the tile first.</summary>
    private static bool AnyReaches(ReadOnlySpan<float> similarities, float least)
    {
        var reached = Vector<int>.Zero;
        foreach (var several in MemoryMarshal.Cast<float, Vector<float>>(similarities))
            reached |= Vector.GreaterThanOrEqual(several, new Vector<float>(least));
        return reached != Vector<int>.Zero;
    }
}
