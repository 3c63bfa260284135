using System.Runtime.CompilerServices;

namespace FaceNet.Scanning;

/// <summary>
/// Photos as they come into a folder. The file system's own notices wake it, and a look every half minute finds what
/// they missed, as on network folders. A photo is given out when it has come completely, and again when it was changed.
/// </summary>
public sealed class PhotoArrivals
{
    /// <summary>Long enough for a slow copy to write its next block, short enough to wait for.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileSettling = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WithoutNotice = TimeSpan.FromSeconds(30);

    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly SettledFiles files = new(SettleTime);

    /// <summary>Watches a folder, and those inside it. What is there by now has arrived before.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">Tells how long a file has been the same.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public PhotoArrivals(string folder, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(clock);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder {folder} does not exist.");
        (this.folder, this.clock) = (folder, clock);
        files.Pass(Stamps());
    }

    /// <summary>
    /// Paths of photos relative to the folder, with forward slashes, as <see cref="PhotoFiles.Find"/> would list them.
    /// Goes on until it is cancelled. To be called once.
    /// </summary>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="DirectoryNotFoundException">The folder was removed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async IAsyncEnumerable<string> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var notices = new SemaphoreSlim(0, 1);
        using var watcher = Watcher(notices);
        while (true)
        {
            foreach (var path in files.Look(Stamps(), clock.GetUtcNow()))
                yield return path;
            await notices.WaitAsync(files.IsWaiting ? WhileSettling : WithoutNotice, cancellationToken);
        }
    }

    private FileSystemWatcher Watcher(SemaphoreSlim notices)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Created += (_, _) => Notice(notices);
        watcher.Changed += (_, _) => Notice(notices);
        watcher.Renamed += (_, _) => Notice(notices);
        // Too many at once are dropped; the look that follows finds them all the same.
        watcher.Error += (_, _) => Notice(notices);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private static void Notice(SemaphoreSlim notices)
    {
        try
        {
            notices.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // One notice is enough, and after the end there is nobody to tell.
        }
    }

    private (string Path, FileStamp Stamp)[] Stamps() =>
        [
            .. PhotoFiles
                .Find(folder)
                .Select(path => (path, new FileInfo(Path.Combine(folder, path))))
                .Where(file => file.Item2.Exists)
                .Select(file => (file.path, new FileStamp(file.Item2.Length, file.Item2.LastWriteTimeUtc))),
        ];
}
