using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using FaceNet.Storage;

namespace FaceNet.Organizing;

/// <summary>
/// Turns files into faces: several photos at a time, in order, with only those few in memory. What the cache knows is
/// not decoded again, and what was learned is in the cache before the next photo is given out, so that a scan which is
/// stopped at any moment goes on from there.
/// </summary>
public sealed class PhotoScanner
{
    private readonly FaceRecognizer recognizer;
    private readonly FaceCache? cache;
    private readonly int parallelPhotos;

    /// <summary>Scans with this recognizer.</summary>
    /// <param name="recognizer">Finds and embeds the faces.</param>
    /// <param name="cache">Remembers results; null to scan everything and keep nothing.</param>
    /// <param name="parallelPhotos">Photos worked on at once, at least 1; null for one a processor.</param>
    public PhotoScanner(FaceRecognizer recognizer, FaceCache? cache = null, int? parallelPhotos = null)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        this.recognizer = recognizer;
        this.cache = cache;
        this.parallelPhotos = parallelPhotos ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(this.parallelPhotos, nameof(parallelPhotos));
    }

    /// <summary>Scans the files in the order given.</summary>
    /// <param name="folder">The folder that the paths are relative to.</param>
    /// <param name="paths">Paths relative to the folder.</param>
    /// <param name="cancellationToken">Honoured between photos.</param>
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

    private ScannedPhoto Scan(string folder, string path)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(Path.Combine(folder, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ScannedPhoto { Path = path, UnreadableReason = exception.Message };
        }
        var content = SHA256.HashData(file);
        if (cache?.Find(content, recognizer.Identity, path) is { } known)
            return known;
        var scanned = Scan(file, path);
        cache?.Add(content, recognizer.Identity, scanned);
        return scanned;
    }

    private ScannedPhoto Scan(byte[] file, string path)
    {
        try
        {
            var photo = recognizer.Decode(file);
            var faces = recognizer
                .FindFaces(photo)
                .Select(face => new PhotoFace(face, FaceThumbnail.Encode(photo, face.Box)));
            return new ScannedPhoto
            {
                Path = path,
                Size = photo.FullSize,
                Faces = [.. faces],
            };
        }
        catch (PhotoException exception)
        {
            return new ScannedPhoto { Path = path, UnreadableReason = exception.Message };
        }
    }
}
