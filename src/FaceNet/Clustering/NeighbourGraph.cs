using FaceNet.Search.Kernels;

namespace FaceNet.Clustering;

/// <summary>
/// For each face, the faces within a squared distance of it: all of them, or the nearest so many where there are more.
/// Found by comparing every face with every other, so nothing is missed; only of very many faces
/// (<see cref="NeighbourGraphOptions.CompareAllUpTo"/>) a few are. Memory grows with the neighbours kept, not with the
/// square of the faces. The same faces give the same graph on any number of threads.
/// </summary>
public sealed class NeighbourGraph
{
    /// <summary>Rows that one thread compares at a time: enough that packing a panel of columns costs little.</summary>
    private const int MaxBlock = 1024;

    private readonly Neighbour[][] neighbours;

    private NeighbourGraph(IReadOnlyList<Embedding> faces, float radius, Neighbour[][] neighbours, bool complete)
    {
        Faces = faces;
        SquaredRadius = radius;
        this.neighbours = neighbours;
        IsComplete = complete;
    }

    /// <summary>The faces, by index.</summary>
    public IReadOnlyList<Embedding> Faces { get; }

    /// <summary>Pairs farther apart than this squared distance are not in the graph.</summary>
    public float SquaredRadius { get; }

    /// <summary>True when every pair within the radius is there, so that no face had more neighbours than were kept.</summary>
    public bool IsComplete { get; }

    /// <summary>The neighbours of face <paramref name="index"/>, nearest first; ties by index. Never the face itself.</summary>
    public ReadOnlySpan<Neighbour> Of(int index) => neighbours[index];

    /// <summary>Each pair once, by its first face, then nearest first.</summary>
    internal IEnumerable<GraphEdge> Edges()
    {
        for (var i = 0; i < Faces.Count; i++)
            foreach (var (j, distance) in neighbours[i])
                // Seen from its smaller end, or from the only end whose list has it.
                if (i < j || neighbours[j].AsSpan().BinarySearch(new Neighbour(i, distance)) < 0)
                    yield return new GraphEdge(Math.Min(i, j), Math.Max(i, j), distance);
    }

    /// <summary>Compares all faces with each other; of very many, each with those in the cells around it.</summary>
    /// <param name="faces">Embeddings of one model; may be empty.</param>
    /// <param name="options">How far and how many.</param>
    /// <param name="cancellationToken">Honoured between blocks of about a thousand faces.</param>
    /// <exception cref="ArgumentException">The embeddings differ in dimension.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NeighbourGraph Build(
        IReadOnlyList<Embedding> faces,
        NeighbourGraphOptions options,
        CancellationToken cancellationToken = default
    ) => Build(FloatKernels.Fastest, faces, options, cancellationToken);

    internal static NeighbourGraph Build(
        IFloatKernel kernel,
        IReadOnlyList<Embedding> faces,
        NeighbourGraphOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(options);
        RefuseMixedDimensions(faces);
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Parallelism,
            CancellationToken = cancellationToken,
        };
        if (faces.Count <= options.CompareAllUpTo)
            return CompareAll(kernel, faces, options, parallel);
        var cells = FaceCells.Of(kernel, faces, NeighbourGraphOptions.CellsFor(faces.Count), parallel);
        var found = new CellJoin(kernel, faces, cells, options).Run(parallel);
        return new NeighbourGraph(faces, options.SquaredRadius, found, complete: false);
    }

    private static NeighbourGraph CompareAll(
        IFloatKernel kernel,
        IReadOnlyList<Embedding> faces,
        NeighbourGraphOptions options,
        ParallelOptions parallel
    )
    {
        var limit = options.NeighboursFor(faces.Count);
        var found = new Neighbour[faces.Count][];
        var truncated = Search(
            kernel,
            (faces, faces),
            () => new NearestList(options.SquaredRadius, limit),
            found,
            parallel
        );
        return new NeighbourGraph(faces, options.SquaredRadius, found, truncated == 0);
    }

    /// <summary>The neighbours of all rows among all columns.</summary>
    /// <returns>How many rows had more neighbours than their list kept.</returns>
    internal static int Search(
        IFloatKernel kernel,
        (IReadOnlyList<Embedding> Rows, IReadOnlyList<Embedding> Columns) vectors,
        Func<NearestList> list,
        Neighbour[][] found,
        ParallelOptions parallel
    )
    {
        var rows = vectors.Rows.Count;
        var block = Math.Clamp(rows / (4 * Math.Max(1, parallel.MaxDegreeOfParallelism)), kernel.Rows, MaxBlock);
        var truncated = 0;
        Parallel.For(
            0,
            (rows + block - 1) / block,
            parallel,
            () => new NeighbourSearch(kernel, vectors.Rows, vectors.Columns, block, list),
            (index, _, search) =>
            {
                search.Run(index * block, found);
                return search;
            },
            search => Interlocked.Add(ref truncated, search.Truncated)
        );
        return truncated;
    }

    internal static void RefuseMixedDimensions(IReadOnlyList<Embedding> faces)
    {
        for (var i = 1; i < faces.Count; i++)
            if (faces[i].Dimension != faces[0].Dimension)
                throw new ArgumentException(
                    $"Face 0 has {faces[0].Dimension} values and face {i} has {faces[i].Dimension}; "
                        + "all must come from one model.",
                    nameof(faces)
                );
    }
}
