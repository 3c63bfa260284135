using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace FaceNet.Scanning;

/// <summary>
/// Turns files into faces: several photos at a time, in order, with only those few in memory. What the cache knows is
/// not decoded again, and what was learned is in the cache before the next photo is given out, so that a scan which is
/// stopped at any moment goes on from there. A file that cannot be read is given out with the reason.
/// </summary>
public sealed class PhotoScanner
{
    private readonly PhotoReading reading;
    private readonly FaceCache? cache;
    private readonly int parallelPhotos;

    /// <summary>Scans with this recognizer.</summary>
    /// <param name="recognizer">Finds and embeds the faces.</param>
    /// <param name="cache">Remembers results; null to scan everything and keep nothing.</param>
    /// <param name="parallelPhotos">Photos worked on at once, at least 1; null for one a processor.</param>
    public PhotoScanner(FaceRecognizer recognizer, FaceCache? cache = null, int? parallelPhotos = null)
        : this(PhotoReading.With(recognizer), cache, parallelPhotos) { }

    internal PhotoScanner(PhotoReading reading, FaceCache? cache, int? parallelPhotos)
    {
        this.reading = reading;
        this.cache = cache;
        this.parallelPhotos = parallelPhotos ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(this.parallelPhotos, nameof(parallelPhotos));
    }

    /// <summary>Scans the files in the order given.</summary>
    /// <param name="folder">The folder that the paths are relative to.</param>
    /// <param name="paths">Paths relative to the folder.</param>
    /// <param name="cancellationToken">Honoured between photos; those that are being looked at are finished.</param>
    /// <exception cref="CacheException">The cache cannot be read or written.</exception>
    public async IAsyncEnumerable<ScannedPhoto> ScanAsync(
        string folder,
        IEnumerable<string> paths,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        // A few photos more than workers, so that one slow photo at the head of the queue leaves no worker idle.
        var queue = Channel.CreateBounded<Task<ScannedPhoto>>(4 * parallelPhotos);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = FeedAsync(folder, paths, queue.Writer, stop.Token);
        try
        {
            await foreach (var scanned in queue.Reader.ReadAllAsync(cancellationToken))
                yield return await scanned;
            await feeding;
        }
        finally
        {
            await stop.CancelAsync();
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FeedAsync(
        string folder,
        IEnumerable<string> paths,
        ChannelWriter<Task<ScannedPhoto>> queue,
        CancellationToken cancellationToken
    )
    {
        using var workers = new SemaphoreSlim(parallelPhotos);
        var running = new List<Task>();
        try
        {
            foreach (var path in paths)
            {
                await workers.WaitAsync(cancellationToken);
                var task = Task.Run(() => ScanThenRelease(folder, path, workers), CancellationToken.None);
                running.RemoveAll(old => old.IsCompleted);
                running.Add(task);
                await queue.WriteAsync(task, cancellationToken);
            }
            queue.Complete();
        }
        catch (Exception exception)
        {
            queue.Complete(exception);
            throw;
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ScannedPhoto ScanThenRelease(string folder, string path, SemaphoreSlim workers)
    {
        try
        {
            return Scan(folder, path);
        }
        finally
        {
            workers.Release();
        }
    }

    /// <summary>Looks at one photo, without a cache.</summary>
    internal static ScannedPhoto Look(PhotoReading reading, string path) => Scan(reading, null, path, path);

    private ScannedPhoto Scan(string folder, string path) => Scan(reading, cache, Path.Combine(folder, path), path);

    private static ScannedPhoto Scan(PhotoReading reading, FaceCache? cache, string fullPath, string path)
    {
        byte[] file;
        try
        {
            file = reading.Read(fullPath);
        }
        catch (PhotoException exception)
        {
            return new ScannedPhoto { Path = path, UnreadableReason = WhyUnreadable(fullPath, exception) };
        }
        var content = SHA256.HashData(file);
        var scanned = cache?.Find(content, reading.Identity, path);
        if (scanned is null)
        {
            scanned = reading.Look(file, path);
            // What cannot be read today may be with another codec, and saying no takes little time.
            if (scanned.UnreadableReason is null)
                cache?.Add(content, reading.Identity, scanned);
        }
        return scanned with { Sha256 = Convert.ToHexStringLower(content) };
    }

    // .NET shows bytes of a name that are not UTF-8 as this character, and then finds no file of that name.
    private static string WhyUnreadable(string path, PhotoException exception) =>
        path.Contains('\uFFFD') && !File.Exists(path)
            ? "Its name, or that of its folder, is not valid UTF-8. Rename it to have it looked at."
            : exception.Message;
}
