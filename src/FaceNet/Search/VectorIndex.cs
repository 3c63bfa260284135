using System.Runtime.ExceptionServices;
using FaceNet.Search.Exact;
using FaceNet.Search.Kernels;

namespace FaceNet.Search;

/// <summary>
/// Unit vectors by id, and the nearest of them to a probe. The search is exact: it finds what comparing the probe with
/// every vector finds, nearest first, ties by id. Any number of threads may search while others add and remove; a search
/// sees the index as it was when it began.
/// <para>Memory is about five bytes a value and 20 a vector: 660 MB for a million vectors of 128 values.</para>
/// </summary>
public sealed class VectorIndex : IDisposable
{
    /// <summary>Of a dimension beyond this, sums of bytes might not fit 32 bits.</summary>
    private const int MaxDimension = 1 << 16;

    private readonly VectorIndexOptions options;
    private readonly SegmentStore store;

    /// <summary>An index without vectors.</summary>
    /// <param name="dimension">Values of every vector, 1 to 65,536.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is out of range.</exception>
    public VectorIndex(int dimension, VectorIndexOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, MaxDimension);
        this.options = options ?? new VectorIndexOptions();
        store = new SegmentStore(dimension);
    }

    /// <param name="store">The vectors.</param>
    /// <param name="options">Null for the defaults.</param>
    internal VectorIndex(SegmentStore store, VectorIndexOptions? options)
    {
        this.options = options ?? new VectorIndexOptions();
        this.store = store;
    }

    /// <summary>Values of every vector.</summary>
    public int Dimension => store.Dimension;

    /// <summary>How many vectors there are.</summary>
    public int Count => store.Current.Live;

    /// <summary>
    /// Opens an index that was saved, in place: its vectors are read from the file, and checked, when they are needed.
    /// What else there is, is checked now. Of a file with a vector that is damaged, the search that needs it fails.
    /// </summary>
    /// <param name="path">The file. It may be replaced while the index is open, but must not be changed.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="VectorIndexException">The file is missing, damaged, or no index.</exception>
    public static VectorIndex Open(string path, VectorIndexOptions? options = null)
    {
        var indexes = IndexBundle.Open(path, options).Indexes;
        if (indexes.Count == 1)
            return indexes[0];
        foreach (var index in indexes)
            index.Dispose();
        throw VectorIndexException.Unusable(path, $"It holds {indexes.Count} indexes, which belong together.");
    }

    /// <summary>Adds a vector.</summary>
    /// <exception cref="ArgumentException">The id is taken, or the vector has another dimension.</exception>
    public void Add(long id, Embedding vector)
    {
        RefuseOtherDimension(vector, nameof(vector));
        if (!store.TryAdd(id, vector.Values))
            throw new ArgumentException($"The index has a vector {id} already; remove it first.", nameof(id));
    }

    /// <summary>Removes a vector; false when there was none of that id.</summary>
    public bool Remove(long id) => store.Remove(id);

    /// <summary>The nearest vectors, nearest first, ties by id; fewer where the index has fewer.</summary>
    /// <param name="probe">What to look for.</param>
    /// <param name="count">How many at most, at least 1.</param>
    /// <exception cref="ArgumentException">The probe has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="VectorIndexException">A vector in the file that was opened is damaged.</exception>
    public IReadOnlyList<SearchHit> Search(Embedding probe, int count) => Search([probe], count)[0];

    /// <summary>The nearest vectors of each probe, as if searched one by one but faster.</summary>
    /// <param name="probes">What to look for; may be empty.</param>
    /// <param name="count">How many for each probe at most, at least 1.</param>
    /// <param name="cancellationToken">Honoured every 65,536 vectors.</param>
    /// <exception cref="ArgumentException">A probe has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="VectorIndexException">A vector in the file that was opened is damaged.</exception>
    public IReadOnlyList<SearchHit[]> Search(
        IReadOnlyList<Embedding> probes,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(probes);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        foreach (var probe in probes)
            RefuseOtherDimension(probe, nameof(probes));
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Parallelism,
            CancellationToken = cancellationToken,
        };
        using var reading = store.Read();
        try
        {
            return ExactSearch.Find(ByteKernels.Fastest, reading.Snapshot, probes, count, parallel);
        }
        catch (AggregateException exception) when (exception.GetBaseException() is VectorIndexException damage)
        {
            ExceptionDispatchInfo.Throw(damage);
            throw;
        }
    }

    /// <summary>The nearest of some vectors only, nearest first, ties by id. Ids that the index lacks are passed over.</summary>
    /// <param name="probe">What to look for.</param>
    /// <param name="ids">Whom to compare it with.</param>
    /// <param name="count">How many at most, at least 1.</param>
    /// <exception cref="ArgumentException">The probe has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public IReadOnlyList<SearchHit> SearchAmong(Embedding probe, IReadOnlyCollection<long> ids, int count)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        RefuseOtherDimension(probe, nameof(probe));
        using var reading = store.Read();
        return
        [
            .. store
                .Find(ids)
                .Select(found => new SearchHit(
                    found.Id,
                    Embedding.SquaredDistance(probe.Values, found.Segment.Row(found.Place))
                ))
                .OrderBy(hit => hit.SquaredDistance)
                .ThenBy(hit => hit.Id)
                .Take(count),
        ];
    }

    /// <summary>All vectors that the index has when this is called, in the order in which they were added.</summary>
    public IEnumerable<(long Id, Embedding Vector)> Vectors()
    {
        using var reading = store.Read();
        foreach (var (segment, place) in reading.Snapshot.LivePlaces())
            yield return (segment.Ids[place], Embedding.FromUnitVector(segment.Row(place).ToArray()));
    }

    /// <summary>
    /// Writes the index, without what was removed, to a file, which only its owner can read, and which is replaced whole or
    /// not at all.
    /// </summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="VectorIndexException">A vector in the file that was opened is damaged.</exception>
    public void Save(string path) => new IndexBundle([this], []).Save(path);

    /// <summary>Gives memory and file back, as soon as no search is running.</summary>
    public void Dispose() => store.Dispose();

    /// <summary>What the index holds now, until the reading is disposed.</summary>
    internal Reading Read() => store.Read();

    private void RefuseOtherDimension(Embedding vector, string parameter)
    {
        ArgumentNullException.ThrowIfNull(vector, parameter);
        if (vector.Dimension != Dimension)
            throw new ArgumentException(
                $"A vector of {vector.Dimension} values in an index of {Dimension}: they come from different models.",
                parameter
            );
    }
}
