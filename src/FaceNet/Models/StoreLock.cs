namespace FaceNet.Models;

/// <summary>
/// Only one process at a time changes a store. The lock is an open file that nobody else can open; the operating
/// system lets go of it when its process ends, however it ends.
/// </summary>
internal static class StoreLock
{
    private static readonly TimeSpan retry = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the lock is free and takes it. Disposing what comes back frees it.</summary>
    /// <param name="folder">The store.</param>
    /// <param name="waiting">Called once when the lock is not free at once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IDisposable> AcquireAsync(
        string folder,
        Action waiting,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(folder, ".lock");
        for (var attempt = 0; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (attempt == 0)
                    waiting();
            }
            await Task.Delay(retry, cancellationToken);
        }
    }
}
