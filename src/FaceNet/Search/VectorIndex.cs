using FaceNet.Storage;

namespace FaceNet.Search;

/// <summary>
/// Unit vectors by id, and the nearest of them to a probe. The search is exact: it finds what comparing the probe with
/// every vector finds, nearest first, ties by id. Any number of threads may search while one adds and removes; a search
/// sees the index as it was when it began.
/// </summary>
public sealed class VectorIndex : IDisposable
{
    private readonly Lock writing = new();
    private readonly VectorIndexOptions options;
    private volatile Dictionary<long, Embedding> vectors = [];

    /// <summary>An index without vectors.</summary>
    /// <param name="dimension">Values of every vector, at least 1.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    public VectorIndex(int dimension, VectorIndexOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        Dimension = dimension;
        this.options = options ?? new VectorIndexOptions();
    }

    /// <summary>Values of every vector.</summary>
    public int Dimension { get; }

    /// <summary>How many vectors there are.</summary>
    public int Count
    {
        get
        {
            lock (writing)
                return vectors.Count;
        }
    }

    /// <summary>Adds a vector.</summary>
    /// <exception cref="ArgumentException">The id is taken, or the vector has another dimension.</exception>
    public void Add(long id, Embedding vector)
    {
        RefuseOtherDimension(vector, nameof(vector));
        lock (writing)
            if (!vectors.TryAdd(id, vector))
                throw new ArgumentException($"The index has a vector {id} already; remove it first.", nameof(id));
    }

    /// <summary>Removes a vector; false when there was none of that id.</summary>
    public bool Remove(long id)
    {
        lock (writing)
            return vectors.Remove(id);
    }

    /// <summary>The nearest vectors, nearest first, ties by id; fewer where the index has fewer.</summary>
    /// <param name="probe">What to look for.</param>
    /// <param name="count">How many at most, at least 1.</param>
    /// <exception cref="ArgumentException">The probe has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public IReadOnlyList<SearchHit> Search(Embedding probe, int count) => Search([probe], count)[0];

    /// <summary>The nearest vectors of each probe, as if searched one by one.</summary>
    /// <param name="probes">What to look for; may be empty.</param>
    /// <param name="count">How many for each probe at most, at least 1.</param>
    /// <param name="cancellationToken">Honoured between probes.</param>
    /// <exception cref="ArgumentException">A probe has another dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
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
        KeyValuePair<long, Embedding>[] all;
        lock (writing)
            all = [.. vectors];
        var found = new SearchHit[probes.Count][];
        Parallel.For(
            0,
            found.Length,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken },
            i =>
                found[i] = [
                    .. all.Select(pair => new SearchHit(pair.Key, pair.Value.SquaredDistance(probes[i])))
                        .OrderBy(hit => hit.SquaredDistance)
                        .ThenBy(hit => hit.Id)
                        .Take(count),
                ]
        );
        return found;
    }

    /// <summary>Writes the index to a file, which is replaced whole or not at all.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void Save(string path)
    {
        lock (writing)
            ReplacedFile.Write(
                path,
                stream =>
                {
                    using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                    writer.Write(Dimension);
                    writer.Write(vectors.Count);
                    foreach (var (id, vector) in vectors)
                    {
                        writer.Write(id);
                        foreach (var value in vector.Values)
                            writer.Write(value);
                    }
                }
            );
    }

    /// <summary>Opens an index that was saved.</summary>
    /// <exception cref="VectorIndexException">The file is missing, damaged, or no index.</exception>
    public static VectorIndex Open(string path, VectorIndexOptions? options = null)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            var index = new VectorIndex(reader.ReadInt32(), options);
            var count = reader.ReadInt32();
            for (var i = 0; i < count; i++)
            {
                var id = reader.ReadInt64();
                var values = new float[index.Dimension];
                for (var k = 0; k < values.Length; k++)
                    values[k] = reader.ReadSingle();
                index.Add(id, Embedding.FromUnitVector(values));
            }
            return index;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new VectorIndexException(
                $"The index {path} cannot be read: {exception.Message} Build it again from the faces.",
                exception
            );
        }
    }

    /// <inheritdoc />
    public void Dispose() => vectors = [];

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
