using System.Runtime.CompilerServices;
using FaceNet.Scanning;

namespace FaceNet.Cli;

/// <summary>What there is to look at.</summary>
/// <param name="Paths">Photos, relative to the working folder or absolute.</param>
/// <param name="UnreadableFolders">Folders that could not be opened, each with the reason.</param>
internal sealed record PhotoList(IReadOnlyList<string> Paths, IReadOnlyList<ScannedPhoto> UnreadableFolders)
{
    /// <summary>What relative paths of a list are relative to.</summary>
    public const string Folder = ".";

    public int Count => Paths.Count + UnreadableFolders.Count;

    /// <summary>The photos named, and those in the folders named, each once, with paths as the user would write them.</summary>
    /// <exception cref="UsageException">There is nothing of a name, or not one photo in all.</exception>
    public static PhotoList Of(IReadOnlyList<string> named)
    {
        var unreadable = new List<ScannedPhoto>();
        var photos = named.SelectMany(path => Photos(path, unreadable)).Distinct(StringComparer.Ordinal).ToArray();
        if (photos.Length == 0 && unreadable.Count == 0)
            throw new UsageException($"There are no photos in {string.Join(", ", named)}.");
        return new PhotoList(photos, unreadable);
    }

    /// <summary>The folders that could not be opened, then the photos, scanned in their order.</summary>
    public async IAsyncEnumerable<ScannedPhoto> ScanAsync(
        FaceRecognizer recognizer,
        FaceCache? cache,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var folder in UnreadableFolders)
            yield return folder;
        await foreach (var photo in new PhotoScanner(recognizer, cache).ScanAsync(Folder, Paths, cancellationToken))
            yield return photo;
    }

    /// <summary>A photo as the user would write it, of one that <see cref="PhotoFiles.Find"/> lists.</summary>
    public static string PathOf(string folder, string photo) =>
        Path.Combine(folder, photo.Replace('/', Path.DirectorySeparatorChar));

    private static IEnumerable<string> Photos(string path, List<ScannedPhoto> unreadable)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new UsageException($"There is no photo or folder at {path}.");
        return PhotoFiles
            .Find(
                path,
                (folder, reason) =>
                    unreadable.Add(new ScannedPhoto { Path = PathOf(path, folder), UnreadableReason = reason })
            )
            .Select(photo => PathOf(path, photo));
    }
}
