namespace FaceNet.Models;

/// <summary>A folder inside the store, on the same disk as what it will be renamed to; gone when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string store)
    {
        Path = System.IO.Path.Combine(store, $".{Guid.NewGuid():N}.tmp");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>Deletes what processes that were killed have left behind. Call it only while holding the store's lock.</summary>
    public static void DeleteLeftovers(string store)
    {
        foreach (var leftover in Directory.GetDirectories(store, ".*.tmp"))
            Directory.Delete(leftover, recursive: true);
        foreach (var leftover in Directory.GetFiles(store, "*.tmp"))
            File.Delete(leftover);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
