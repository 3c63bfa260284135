using System.Runtime.ExceptionServices;
using FaceNet.Search;

namespace FaceNet.USearch;

/// <summary>
/// A <see cref="VectorIndex"/> that looks at a part of its vectors only, once there are more than
/// <see cref="ApproximateIndexOptions.ApproximateAbove"/>: a graph of 16-bit floats, USearch's, names candidates, which
/// are compared in floats, so distances are exact and a near vector may be missed. Safe to use from several threads.
/// <para>Memory is that of the exact index and that of the graph, which holds each vector once more, with its links.</para>
/// </summary>
public sealed class ApproximateIndex : IDisposable
{
    // Rounded to 16 bits, the nearest may stand behind some that are a little farther.
    private const int ComparedForEachHit = 3;

    private readonly ApproximateIndexOptions options;
    private readonly VectorIndex vectors;
    private readonly ReaderWriterLockSlim changing = new();
    private readonly SemaphoreSlim searching;
    private NeighbourGraph? graph;

    /// <summary>By which candidates are found; null where all vectors are compared.</summary>
    internal NeighbourGraph? Graph => graph;

    /// <summary>An index without vectors.</summary>
    /// <param name="dimension">Values of every vector, 1 to 65,536.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is out of range.</exception>
    /// <exception cref="PlatformNotSupportedException">From the call on that needs a graph: there is no USearch for this system.</exception>
    public ApproximateIndex(int dimension, ApproximateIndexOptions? options = null)
        : this(new VectorIndex(dimension, Exactly(options)), options) { }

    private ApproximateIndex(VectorIndex vectors, ApproximateIndexOptions? options)
    {
        this.vectors = vectors;
        this.options = options ?? new ApproximateIndexOptions();
        searching = new(this.options.Parallelism); // USearch refuses more at once than it was told of
    }

    /// <summary>Values of every vector.</summary>
    public int Dimension => vectors.Dimension;

    /// <summary>How many vectors there are.</summary>
    public int Count => vectors.Count;

    /// <summary>Whether there are so many vectors that searches go by the graph.</summary>
    public bool IsApproximate => graph is not null;

    /// <summary>Why <see cref="Open"/> built the graph anew, in a sentence; null where it did not.</summary>
    public string? Remark { get; private init; }

    /// <summary>Opens an index that was saved. A graph that is missing, damaged or of other vectors is built anew.</summary>
    /// <param name="path">The file of the vectors; the graph lies beside it, with <c>.graph</c> behind its name.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="VectorIndexException">The vectors' file is missing, damaged, or no index.</exception>
    public static ApproximateIndex Open(string path, ApproximateIndexOptions? options = null)
    {
        options ??= new ApproximateIndexOptions();
        var stored = VectorIndex.Open(path, Exactly(options));
        if (stored.Count <= options.ApproximateAbove)
            return new ApproximateIndex(stored, options);
        var saved = new NeighbourGraph(stored.Dimension, options);
        var trouble = GraphFile.Load(saved, path);
        if (trouble is null)
            return new ApproximateIndex(stored, options) { graph = saved };
        saved.Dispose();
        var opened = new ApproximateIndex(stored, options) { Remark = trouble };
        opened.BuildGraph();
        return opened;
    }

    /// <summary>
    /// Adds a vector. The one that passes the size above which searches approximate has the graph built. After any exception
    /// the index is as it was before.
    /// </summary>
    /// <param name="id">Any number but <see cref="long.MinValue"/>, which the graph needs.</param>
    /// <param name="vector">The vector.</param>
    /// <exception cref="ArgumentException">The id is taken, or the vector has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The id is <see cref="long.MinValue"/>.</exception>
    public void Add(long id, Embedding vector)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(id, long.MinValue);
        changing.EnterWriteLock();
        try
        {
            // Which refuses what the graph would not.
            vectors.Add(id, vector);
            try
            {
                AddToGraph(id, vector);
            }
            catch
            {
                vectors.Remove(id);
                throw;
            }
        }
        finally
        {
            changing.ExitWriteLock();
        }
    }

    /// <summary>Removes a vector; false when there was none of that id.</summary>
    public bool Remove(long id)
    {
        changing.EnterWriteLock();
        try
        {
            // The graph first, for it may fail; without a vector of that id it does nothing.
            graph?.Remove(id);
            return vectors.Remove(id);
        }
        finally
        {
            changing.ExitWriteLock();
        }
    }

    /// <summary>The nearest vectors that are found, nearest first, ties by id.</summary>
    /// <param name="probe">What to look for.</param>
    /// <param name="count">How many at most, at least 1.</param>
    /// <exception cref="ArgumentException">The probe has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public IReadOnlyList<SearchHit> Search(Embedding probe, int count) => Search([probe], count)[0];

    /// <summary>The nearest vectors of each probe that are found.</summary>
    /// <param name="probes">What to look for; may be empty.</param>
    /// <param name="count">How many for each probe at most, at least 1.</param>
    /// <param name="cancellationToken">Honoured between probes.</param>
    /// <exception cref="ArgumentException">A probe has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="VectorIndexException">A vector in the file that was opened is damaged.</exception>
    public IReadOnlyList<IReadOnlyList<SearchHit>> Search(
        IReadOnlyList<Embedding> probes,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(probes);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        foreach (var probe in probes)
            RefuseOtherDimension(probe);
        changing.EnterReadLock();
        try
        {
            if (graph is null)
                return vectors.Search(probes, count, cancellationToken);
            var hits = new IReadOnlyList<SearchHit>[probes.Count];
            Parallel.For(0, hits.Length, InParallel(cancellationToken), i => hits[i] = Look(probes[i], count));
            return hits;
        }
        catch (AggregateException exception) when (exception.GetBaseException() is VectorIndexException damage)
        {
            ExceptionDispatchInfo.Throw(damage);
            throw;
        }
        finally
        {
            changing.ExitReadLock();
        }
    }

    /// <summary>Writes vectors and graph, each replaced whole or not at all.</summary>
    /// <param name="path">The file of the vectors; the graph lies beside it, with <c>.graph</c> behind its name.</param>
    /// <exception cref="IOException">A file could not be written.</exception>
    public void Save(string path)
    {
        changing.EnterReadLock();
        try
        {
            vectors.Save(path);
            if (graph is not null)
                GraphFile.Save(graph, path);
        }
        finally
        {
            changing.ExitReadLock();
        }
    }

    /// <summary>Gives the memory back. No search may be running.</summary>
    public void Dispose()
    {
        graph?.Dispose();
        vectors.Dispose();
        changing.Dispose();
        searching.Dispose();
    }

    private IReadOnlyList<SearchHit> Look(Embedding probe, int count)
    {
        searching.Wait();
        try
        {
            var compared = (int)Math.Min(ComparedForEachHit * (long)count, Math.Max(count, options.ExpansionSearch));
            return vectors.SearchAmong(probe, graph!.Search(probe.Values, compared), count);
        }
        finally
        {
            searching.Release();
        }
    }

    // The graph would read beyond its end.
    private void RefuseOtherDimension(Embedding probe)
    {
        if (probe.Dimension != Dimension)
            throw new ArgumentException(
                $"A vector of {probe.Dimension} values in an index of {Dimension}: they come from different models.",
                nameof(probe)
            );
    }

    private void AddToGraph(long id, Embedding vector)
    {
        if (graph is not null)
            graph.Add(id, vector.Values);
        else if (Count > options.ApproximateAbove)
            BuildGraph();
    }

    private void BuildGraph()
    {
        var built = new NeighbourGraph(Dimension, options);
        try
        {
            built.Reserve(Count);
            Parallel.ForEach(
                vectors.Vectors(),
                InParallel(default),
                vector => built.AddReserved(vector.Id, vector.Vector.Values)
            );
            graph = built;
        }
        catch
        {
            built.Dispose();
            throw;
        }
    }

    private ParallelOptions InParallel(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };

    private static VectorIndexOptions Exactly(ApproximateIndexOptions? options) =>
        new() { Parallelism = (options ?? new ApproximateIndexOptions()).Parallelism };
}
