using System.Numerics;
using System.Runtime.InteropServices;
using FaceNet.Search.Kernels;

namespace FaceNet.Clustering;

/// <summary>
/// One thread's search: a block of rows against all faces. A panel of columns stays in the first-level cache while all
/// rows of the block stream past it.
/// </summary>
internal sealed class NeighbourSearch
{
    private readonly IFloatKernel kernel;
    private readonly IReadOnlyList<Embedding> faces;
    private readonly int dimension;
    private readonly float[] rows;
    private readonly float[] panel;
    private readonly float[] products;
    private readonly NearestList[] nearest;

    public NeighbourSearch(
        IFloatKernel kernel,
        IReadOnlyList<Embedding> faces,
        float squaredRadius,
        int limit,
        int block
    )
    {
        this.kernel = kernel;
        this.faces = faces;
        dimension = faces[0].Dimension;
        var tiles = (block + kernel.Rows - 1) / kernel.Rows;
        rows = new float[tiles * kernel.Rows * dimension];
        panel = new float[Panel.Width * dimension];
        products = new float[kernel.Rows * Panel.Width];
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
        for (var row = 0; row < count; row += kernel.Rows)
            Panel.Interleave(faces, start + row, kernel.Rows, rows.AsSpan(row * dimension));

        for (var column = 0; column < faces.Count; column += Panel.Width)
        {
            Panel.Interleave(faces, column, Panel.Width, panel);
            for (var row = 0; row < count; row += kernel.Rows)
            {
                kernel.Multiply(rows.AsSpan(row * dimension, kernel.Rows * dimension), panel, products);
                Collect(start, row, Math.Min(kernel.Rows, count - row), column);
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
        var columns = Math.Min(Panel.Width, faces.Count - firstColumn);
        for (var row = 0; row < rowCount; row++)
        {
            var similarities = products.AsSpan(row * Panel.Width, Panel.Width);
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
