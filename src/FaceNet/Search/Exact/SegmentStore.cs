using FaceNet.Search.Files;

namespace FaceNet.Search.Exact;

/// <summary>The segments of an index: one thread at a time changes them, and publishes a snapshot after each change.</summary>
internal sealed class SegmentStore : IDisposable
{
    /// <summary>Vectors of the first segment. Each further one is as large as all before it, up to the largest.</summary>
    private const int SmallestSegment = 1 << 10;
    private const int LargestSegment = 1 << 16;

    private readonly Lock changing = new();
    private readonly MappedFile? file;
    private Dictionary<long, (Segment Segment, int Place)>? places;
    private Snapshot current;
    private volatile bool isDisposed;

    public SegmentStore(int dimension)
        : this(dimension, Snapshot.Empty, null) { }

    /// <param name="dimension">Values of every vector.</param>
    /// <param name="snapshot">What there is.</param>
    /// <param name="file">What the segments' memory belongs to, if not to them.</param>
    public SegmentStore(int dimension, Snapshot snapshot, MappedFile? file)
    {
        Dimension = dimension;
        current = snapshot;
        this.file = file;
    }

    public int Dimension { get; }

    public Snapshot Current => Volatile.Read(ref current);

    /// <summary>Segments of so many vectors have at most this many bytes: an <see cref="int"/> must count them.</summary>
    public static int LargestFor(int dimension) =>
        Math.Clamp(
            1_000_000_000 / (5 * dimension) / SmallestSegment * SmallestSegment,
            SmallestSegment,
            LargestSegment
        );

    /// <summary>The current snapshot, whose memory stays until the reading is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The index was disposed.</exception>
    public Reading Read()
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(VectorIndex));
        file?.Acquire();
        return new Reading(Current, file);
    }

    /// <summary>False when the id is taken.</summary>
    public bool TryAdd(long id, ReadOnlySpan<float> values)
    {
        lock (changing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(VectorIndex));
            if (Find(id) is not null)
                return false;
            var segments = current.Segments;
            var ascends = current.IsAscending && (segments.Length == 0 || segments[^1].Ids[current.LastCount - 1] < id);
            if (!ascends)
                places ??= Places();
            if (segments.Length == 0 || segments[^1].IsFull)
                segments = [.. segments, NextSegment(segments)];
            var last = segments[^1];
            places?.Add(id, (last, last.Count));
            last.Append(id, values);
            Publish(
                current with
                {
                    Segments = segments,
                    LastCount = last.Count,
                    Live = current.Live + 1,
                    IsAscending = ascends,
                }
            );
            return true;
        }
    }

    /// <summary>False when there is no such id.</summary>
    public bool Remove(long id)
    {
        lock (changing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(VectorIndex));
            if (Find(id) is not var (segment, place))
                return false;
            places?.Remove(id);
            var version = current.Version + 1;
            segment.Remove(place, version);
            Publish(current with { Version = version, Live = current.Live - 1 });
            CompactIfHalfEmpty();
            return true;
        }
    }

    /// <summary>Where vectors are now; ids without one are passed over.</summary>
    public IReadOnlyList<(long Id, Segment Segment, int Place)> Find(IReadOnlyCollection<long> ids)
    {
        lock (changing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(VectorIndex));
            var found = new List<(long, Segment, int)>(ids.Count);
            foreach (var id in ids)
                if (Find(id) is var (segment, place))
                    found.Add((id, segment, place));
            return found;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (changing)
        {
            isDisposed = true;
            file?.Dispose();
            Publish(Snapshot.Empty);
            places = null;
        }
    }

    private void Publish(Snapshot snapshot) => Volatile.Write(ref current, snapshot);

    private Segment NextSegment(IReadOnlyList<Segment> before)
    {
        var total = before.Sum(segment => segment.Layout.Capacity);
        return new Segment(new SegmentLayout(Dimension, Math.Clamp(total, SmallestSegment, LargestFor(Dimension))));
    }

    private (Segment Segment, int Place)? Find(long id)
    {
        if (current.IsAscending)
            return current.Find(id) is var (segment, place) ? (current.Segments[segment], place) : null;
        places ??= Places();
        return places.TryGetValue(id, out var found) ? found : null;
    }

    /// <summary>Where each id is; made when ids no longer ascend, and then when the index is first changed.</summary>
    private Dictionary<long, (Segment Segment, int Place)> Places()
    {
        var found = new Dictionary<long, (Segment, int)>(current.Live);
        foreach (var (segment, place) in current.LivePlaces())
            found.Add(segment.Ids[place], (segment, place));
        return found;
    }

    /// <summary>Moves what is left when more than half was removed, which keeps the cost of a removal constant.</summary>
    private void CompactIfHalfEmpty()
    {
        var total = Enumerable.Range(0, current.Segments.Length).Sum(current.CountOf);
        if (total <= 2 * current.Live + SmallestSegment)
            return;
        var segments = new List<Segment>();
        foreach (var (segment, place) in current.LivePlaces())
        {
            if (segments.Count == 0 || segments[^1].IsFull)
                segments.Add(NextSegment(segments));
            if (places is not null)
                places[segment.Ids[place]] = (segments[^1], segments[^1].Count);
            segments[^1].Append(segment.Ids[place], segment.Row(place));
        }
        Publish(current with { Segments = [.. segments], LastCount = segments.Count == 0 ? 0 : segments[^1].Count });
    }
}
