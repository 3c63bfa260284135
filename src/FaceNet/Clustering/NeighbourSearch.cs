using FaceNet.Search.Kernels;

namespace FaceNet.Clustering;

/// <summary>
/// One thread's search: a block of rows against all columns. A panel of columns stays in the first-level cache while all
/// rows of the block stream past it.
/// </summary>
internal sealed class NeighbourSearch
{
    private readonly IFloatKernel kernel;
    private readonly IReadOnlyList<Embedding> rows;
    private readonly IReadOnlyList<Embedding> columns;
    private readonly int dimension;
    private readonly float[] packedRows;
    private readonly float[] panel;
    private readonly float[] products;
    private readonly NearestList[] nearest;

    /// <param name="kernel">Multiplies.</param>
    /// <param name="rows">Those whose neighbours are looked for; at least one.</param>
    /// <param name="columns">Those who can be neighbours. The same list as the rows means that nobody is its own.</param>
    /// <param name="block">Rows of a block.</param>
    /// <param name="list">Makes an empty list of neighbours.</param>
    public NeighbourSearch(
        IFloatKernel kernel,
        IReadOnlyList<Embedding> rows,
        IReadOnlyList<Embedding> columns,
        int block,
        Func<NearestList> list
    )
    {
        this.kernel = kernel;
        this.rows = rows;
        this.columns = columns;
        dimension = rows[0].Dimension;
        var tiles = (block + kernel.Rows - 1) / kernel.Rows;
        packedRows = new float[tiles * kernel.Rows * dimension];
        panel = new float[Panel.Width * dimension];
        products = new float[kernel.Rows * Panel.Width];
        nearest = [.. Enumerable.Range(0, block).Select(_ => list())];
    }

    /// <summary>Rows so far that had more neighbours within the radius than were kept.</summary>
    public int Truncated { get; private set; }

    /// <summary>Fills <paramref name="found"/> for the block of rows that begins at <paramref name="start"/>.</summary>
    public void Run(int start, Neighbour[][] found)
    {
        var count = Math.Min(nearest.Length, rows.Count - start);
        for (var row = 0; row < count; row += kernel.Rows)
            Panel.Interleave(rows, start + row, kernel.Rows, packedRows.AsSpan(row * dimension));

        for (var column = 0; column < columns.Count; column += Panel.Width)
        {
            Panel.Interleave(columns, column, Panel.Width, panel);
            for (var row = 0; row < count; row += kernel.Rows)
            {
                kernel.Multiply(packedRows.AsSpan(row * dimension, kernel.Rows * dimension), panel, products);
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
        var count = Math.Min(Panel.Width, columns.Count - firstColumn);
        for (var row = 0; row < rowCount; row++)
        {
            var similarities = products.AsSpan(row * Panel.Width, Panel.Width);
            var list = nearest[firstRow + row];
            if (!list.AnyReaches(similarities))
                continue;
            var self = ReferenceEquals(rows, columns) ? start + firstRow + row : -1;
            for (var column = 0; column < count; column++)
                if (similarities[column] >= list.LeastSimilarity && firstColumn + column != self)
                    list.Add(firstColumn + column, similarities[column]);
        }
    }
}
