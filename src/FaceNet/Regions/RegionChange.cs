namespace FaceNet.Regions;

/// <summary>What writing or removing regions does to the sidecar of a photo.</summary>
public sealed record RegionChange
{
    /// <summary>Path of the sidecar.</summary>
    public required string Sidecar { get; init; }

    /// <summary>What becomes of it.</summary>
    public required SidecarState State { get; init; }

    /// <summary>The faces that carry the name given, or none, when it is done.</summary>
    public IReadOnlyList<FaceRegion> Tagged { get; init; } = [];

    /// <summary>The faces that somebody named otherwise before, with that name: it is kept.</summary>
    public IReadOnlyList<KeptName> Kept { get; init; } = [];
}
