using System.Runtime.CompilerServices;
using FaceNet.Scanning;

namespace FaceNet.Cli;

/// <summary>What there is to look at.</summary>
/// <param name="Paths">Photos, relative to the working folder or absolute.</param>
/// <param name="UnreadableFolders">Folders that could not be opened, each with the reason.</param>
internal sealed record PhotoList(IReadOnlyList<string> Paths, IReadOnlyList<ScannedPhoto> UnreadableFolders)
{
    public int Count => Paths.Count + UnreadableFolders.Count;

    /// <summary>The folders that could not be opened, then the photos, scanned in their order.</summary>
    public async IAsyncEnumerable<ScannedPhoto> ScanAsync(
        FaceRecognizer recognizer,
        FaceCache? cache,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var folder in UnreadableFolders)
            yield return folder;
        await foreach (var photo in new PhotoScanner(recognizer, cache).ScanAsync(".", Paths, cancellationToken))
            yield return photo;
    }
}
