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

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
