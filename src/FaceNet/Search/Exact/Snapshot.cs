namespace FaceNet.Search.Exact;

/// <summary>What an index held at one moment.</summary>
/// <param name="Segments">All full or closed, except the last.</param>
/// <param name="LastCount">Vectors of the last segment.</param>
/// <param name="Version">Removals up to this version count.</param>
/// <param name="Live">Vectors that were not removed.</param>
internal sealed record Snapshot(Segment[] Segments, int LastCount, long Version, int Live)
{
    /// <summary>Nothing.</summary>
    public static Snapshot Empty { get; } = new([], 0, 0, 0);

    /// <summary>Vectors of a segment, removed ones too.</summary>
    public int CountOf(int segment) => segment == Segments.Length - 1 ? LastCount : Segments[segment].Count;

    /// <summary>Where the vectors are that were not removed, in the order in which they were added.</summary>
    public IEnumerable<(Segment Segment, int Place)> LivePlaces()
    {
        for (var segment = 0; segment < Segments.Length; segment++)
        for (var place = 0; place < CountOf(segment); place++)
            if (!Segments[segment].IsRemoved(place, Version))
                yield return (Segments[segment], place);
    }
}
