namespace FaceNet.Search.Exact;

/// <summary>What an index held at one moment.</summary>
/// <param name="Segments">All full or closed, except the last.</param>
/// <param name="LastCount">Vectors of the last segment.</param>
/// <param name="Version">Removals up to this version count.</param>
/// <param name="Live">Vectors that were not removed.</param>
/// <param name="IsAscending">
/// Each id is larger than the one before it, as where vectors are numbered as they come; then a place is found by
/// bisection.
/// </param>
internal sealed record Snapshot(Segment[] Segments, int LastCount, long Version, int Live, bool IsAscending)
{
    /// <summary>Nothing.</summary>
    public static Snapshot Empty { get; } = new([], 0, 0, 0, IsAscending: true);

    /// <summary>Vectors of a segment, removed ones too.</summary>
    public int CountOf(int segment) => segment == Segments.Length - 1 ? LastCount : Segments[segment].Count;

    /// <summary>Where a vector is; null where there is none of that id.</summary>
    /// <exception cref="InvalidOperationException">The ids do not ascend.</exception>
    public (int Segment, int Place)? Find(long id)
    {
        if (!IsAscending)
            throw new InvalidOperationException("Ids that do not ascend cannot be bisected.");
        for (var segment = Segments.Length - 1; segment >= 0; segment--)
        {
            var ids = Segments[segment].Ids[..CountOf(segment)];
            if (ids.IsEmpty || ids[0] > id)
                continue;
            var place = ids.BinarySearch(id);
            return place >= 0 && !Segments[segment].IsRemoved(place, Version) ? (segment, place) : null;
        }
        return null;
    }

    /// <summary>The vector of an id, which must be there.</summary>
    public ReadOnlySpan<float> Row(long id) =>
        Find(id) is var (segment, place)
            ? Segments[segment].Row(place)
            : throw new ArgumentException($"There is no vector {id}.", nameof(id));

    /// <summary>The squared distance to the nearest of some vectors with successive ids, which must be there.</summary>
    public float SmallestDistance(ReadOnlySpan<float> probe, long first, int count)
    {
        var smallest = float.PositiveInfinity;
        for (var id = first; id < first + count; id++)
            smallest = Math.Min(smallest, Embedding.SquaredDistance(probe, Row(id)));
        return smallest;
    }

    /// <summary>Where the vectors are that were not removed, in the order in which they were added.</summary>
    public IEnumerable<(Segment Segment, int Place)> LivePlaces()
    {
        for (var segment = 0; segment < Segments.Length; segment++)
        for (var place = 0; place < CountOf(segment); place++)
            if (!Segments[segment].IsRemoved(place, Version))
                yield return (Segments[segment], place);
    }
}
