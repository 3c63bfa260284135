using FaceNet.Search.Kernels;

namespace FaceNet.Clustering;

/// <summary>
/// For each face, the faces within a squared distance of it: all of them, or the nearest so many where there are more.
/// Found by comparing every face with every other, so nothing is missed; memory grows with the neighbours kept, not
/// with the square of the faces. The same faces give the same graph on any number of threads.
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

    /// <summary>Compares all faces with each other.</summary>
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

        var limit = options.NeighboursFor(faces.Count);
        var block = Math.Clamp(faces.Count / (4 * options.Parallelism), kernel.Rows, MaxBlock);
        var found = new Neighbour[faces.Count][];
        var truncated = 0;
        Parallel.For(
            0,
            (faces.Count + block - 1) / block,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken },
            () => new NeighbourSearch(kernel, faces, options.SquaredRadius, limit, block),
            (index, _, search) =>
            {
                search.Run(index * block, found);
                return search;
            },
            search => Interlocked.Add(ref truncated, search.Truncated)
        );
        return new NeighbourGraph(faces, options.SquaredRadius, found, truncated == 0);
    }

    private static void RefuseMixedDimensions(IReadOnlyList<Embedding> faces)
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
