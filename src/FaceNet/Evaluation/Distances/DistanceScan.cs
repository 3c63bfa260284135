using FaceNet.Search.Kernels;

namespace FaceNet.Evaluation.Distances;

/// <summary>
/// Streams the distances of many vectors to many others through visitors, a tile at a time and on all cores, so that
/// memory does not grow with the number of pairs.
/// </summary>
internal static class DistanceScan
{
    /// <summary>Rows that share a panel while it is in the first-level cache: whole tiles of every kernel.</summary>
    private const int BlockRows = 48;

    /// <summary>Every pair of two different vectors of one set, once, row before column.</summary>
    /// <returns>The visitors, one a thread; which saw which pairs is up to chance.</returns>
    public static IReadOnlyList<TVisitor> Triangle<TVisitor>(
        EmbeddingMatrix vectors,
        Func<TVisitor> visitor,
        CancellationToken cancellationToken
    )
        where TVisitor : IDistanceVisitor => Run(vectors, vectors, isTriangle: true, visitor, cancellationToken);

    /// <summary>Every vector of one set with every vector of another.</summary>
    /// <returns>The visitors, one a thread; each row is seen by one of them, its columns in order.</returns>
    /// <exception cref="ArgumentException">The sets differ in dimension.</exception>
    public static IReadOnlyList<TVisitor> Rectangle<TVisitor>(
        EmbeddingMatrix rows,
        EmbeddingMatrix columns,
        Func<TVisitor> visitor,
        CancellationToken cancellationToken
    )
        where TVisitor : IDistanceVisitor
    {
        if (rows.Dimension != columns.Dimension)
            throw new ArgumentException(
                $"Embeddings of {rows.Dimension} and {columns.Dimension} values cannot be compared: they come from different "
                    + "models.",
                nameof(columns)
            );
        return Run(rows, columns, isTriangle: false, visitor, cancellationToken);
    }

    private static TVisitor[] Run<TVisitor>(
        EmbeddingMatrix rows,
        EmbeddingMatrix columns,
        bool isTriangle,
        Func<TVisitor> visitor,
        CancellationToken cancellationToken
    )
        where TVisitor : IDistanceVisitor
    {
        var blocks = (rows.Count + BlockRows - 1) / BlockRows;
        var visitors = new TVisitor[Math.Min(Environment.ProcessorCount, blocks)];
        var next = -1;
        // Workers that draw blocks from a counter, not a loop over blocks: that would make a new visitor every so often.
        Parallel.For(
            0,
            visitors.Length,
            new ParallelOptions { CancellationToken = cancellationToken },
            worker =>
            {
                var local = (Visitor: visitor(), Tile: new float[EmbeddingMatrix.TileRows * Panel.Width]);
                while (Interlocked.Increment(ref next) is var block && block < blocks)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Block(rows, columns, block * BlockRows, isTriangle, local);
                }
                visitors[worker] = local.Visitor;
            }
        );
        return visitors;
    }

    private static void Block<TVisitor>(
        EmbeddingMatrix rows,
        EmbeddingMatrix columns,
        int firstRow,
        bool isTriangle,
        (TVisitor Visitor, float[] Tile) local
    )
        where TVisitor : IDistanceVisitor
    {
        var (width, height) = (Panel.Width, EmbeddingMatrix.TileRows);
        var endRow = Math.Min(firstRow + BlockRows, rows.Count);
        for (var panel = isTriangle ? firstRow / width : 0; panel < columns.PanelCount; panel++)
        {
            var firstColumn = panel * width;
            var endColumn = Math.Min(firstColumn + width, columns.Count);
            for (var tileRow = firstRow; tileRow < endRow; tileRow += height)
            {
                FloatKernels.Fastest.Multiply(rows.TileFrom(tileRow), columns.PanelAt(panel), local.Tile);
                UnitDistances.FromProducts(local.Tile);
                for (var row = tileRow; row < Math.Min(tileRow + height, endRow); row++)
                {
                    var start = isTriangle ? Math.Max(firstColumn, row + 1) : firstColumn;
                    if (start < endColumn)
                        local.Visitor.Visit(
                            row,
                            start,
                            local.Tile.AsSpan(((row - tileRow) * width) + start - firstColumn, endColumn - start)
                        );
                }
            }
        }
    }
}
