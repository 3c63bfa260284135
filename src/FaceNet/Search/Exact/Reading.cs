using FaceNet.Search.Files;

namespace FaceNet.Search.Exact;

/// <summary>A snapshot in use.</summary>
internal readonly struct Reading(Snapshot snapshot, MappedFile? file) : IDisposable
{
    public Snapshot Snapshot { get; } = snapshot;

    public void Dispose() => file?.Release();
}
