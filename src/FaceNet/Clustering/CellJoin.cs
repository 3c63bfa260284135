using FaceNet.Search.Kernels;

namespace FaceNet.Clustering;

/// <summary>
/// The neighbours of every face among the faces of the cells around it. Faces that lie near each other look into the same
/// cells, so they are taken in the order of their own cells, some thousand at a time: all of these that look into a cell
/// are compared with it at once.
/// </summary>
internal sealed class CellJoin
{
    private const int FacesAtOnce = 8192;

    private readonly IFloatKernel kernel;
    private readonly IReadOnlyList<Embedding> faces;
    private readonly FaceCells cells;
    private readonly NeighbourGraphOptions options;
    private readonly Embedding[] ordered;
    private readonly int[] order;
    private readonly float[][] panels;

    public CellJoin(IFloatKernel kernel, IReadOnlyList<Embedding> faces, FaceCells cells, NeighbourGraphOptions options)
    {
        this.kernel = kernel;
        this.faces = faces;
        this.cells = cells;
        this.options = options;
        order = [.. cells.Members.SelectMany(members => members)];
        ordered = Array.ConvertAll(order, face => faces[face]);
        panels = new float[cells.Members.Length][];
    }

    /// <summary>The neighbours of each face, nearest first.</summary>
    public Neighbour[][] Run(ParallelOptions parallel)
    {
        Parallel.For(0, panels.Length, parallel, cell => panels[cell] = Pack(cells.Members[cell]));
        var found = new Neighbour[faces.Count][];
        Parallel.For(
            0,
            (faces.Count + FacesAtOnce - 1) / FacesAtOnce,
            parallel,
            part => Join(part * FacesAtOnce, Math.Min(FacesAtOnce, faces.Count - (part * FacesAtOnce)), found, parallel)
        );
        return found;
    }

    private float[] Pack(int[] members)
    {
        var dimension = faces[0].Dimension;
        var vectors = Array.ConvertAll(members, face => faces[face]);
        var packed = new float[Panel.CountFor(members.Length) * Panel.Width * dimension];
        for (var first = 0; first < members.Length; first += Panel.Width)
            Panel.Interleave(vectors, first, Panel.Width, packed.AsSpan(first * dimension));
        return packed;
    }

    private void Join(int start, int count, Neighbour[][] found, ParallelOptions parallel)
    {
        var rows = new ArraySegment<Embedding>(ordered, start, count);
        var alone = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = parallel.CancellationToken };
        var nearest = FaceCells.Nearest(kernel, rows, cells.Centres, options.CellsSearched, alone);
        var looking = new List<int>[panels.Length];
        for (var row = 0; row < count; row++)
            foreach (var (cell, _) in nearest[row])
                (looking[cell] ??= []).Add(row);

        var lists = new NearestList[count];
        for (var row = 0; row < count; row++)
            lists[row] = new NearestList(options.SquaredRadius, options.MaxNeighbours);
        for (var cell = 0; cell < looking.Length; cell++)
            if (looking[cell] is { } some)
                Compare(start, some, cell, lists);
        for (var row = 0; row < count; row++)
            found[order[start + row]] = lists[row].Take(out _);
    }

    private void Compare(int start, List<int> rows, int cell, NearestList[] lists)
    {
        var dimension = faces[0].Dimension;
        var vectors = rows.ConvertAll(row => ordered[start + row]);
        var tile = new float[kernel.Rows * dimension];
        var products = new float[kernel.Rows * Panel.Width];
        for (var first = 0; first < rows.Count; first += kernel.Rows)
        {
            Panel.Interleave(vectors, first, kernel.Rows, tile);
            for (var column = 0; column < cells.Members[cell].Length; column += Panel.Width)
            {
                kernel.Multiply(tile, panels[cell].AsSpan(column * dimension, Panel.Width * dimension), products);
                for (var row = 0; row < Math.Min(kernel.Rows, rows.Count - first); row++)
                    Collect(
                        lists[rows[first + row]],
                        products.AsSpan(row * Panel.Width, Panel.Width),
                        cells.Members[cell].AsSpan(column),
                        order[start + rows[first + row]]
                    );
            }
        }
    }

    private static void Collect(NearestList list, ReadOnlySpan<float> similarities, ReadOnlySpan<int> members, int self)
    {
        if (!list.AnyReaches(similarities))
            return;
        for (var column = 0; column < Math.Min(Panel.Width, members.Length); column++)
            if (similarities[column] >= list.LeastSimilarity && members[column] != self)
                list.Add(members[column], similarities[column]);
    }
}
