namespace FaceNet.Storage;

/// <summary>
/// Deletes a file with its content: it is overwritten first. A file that somebody is reading is not, for it would change
/// under them; then the disk forgets it when they end.
/// </summary>
internal static class ErasedFile
{
    private const int BlockSize = 1 << 20;

    /// <summary>Deletes a file; nothing happens when there is none.</summary>
    /// <exception cref="IOException">It could not be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be deleted.</exception>
    public static void Delete(string path)
    {
        TryOverwrite(path);
        File.Delete(path);
    }

    /// <summary>Deletes a file unless somebody is using it, and will see to it.</summary>
    /// <inheritdoc cref="Delete" path="/exception"/>
    public static void DeleteUnlessInUse(string path)
    {
        if (TryOverwrite(path))
            File.Delete(path);
    }

    private static bool TryOverwrite(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            var zeros = new byte[BlockSize];
            for (var left = stream.Length; left > 0; left -= zeros.Length)
                stream.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            stream.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
