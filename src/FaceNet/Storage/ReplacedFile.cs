namespace FaceNet.Storage;

/// <summary>
/// A file that is either the old one or the new one, whole. It is written beside its place, flushed to disk, and only
/// then renamed; when that fails, as on a full disk, the old file is still there.
/// </summary>
internal static class ReplacedFile
{
    /// <summary>What the name of a file that is being written has beyond its own.</summary>
    public const string PartialEnding = ".partial";

    /// <summary>Writes a file, in a folder that is made if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="create">Opens the file to be written; null for the file system's own.</param>
    /// <exception cref="IOException">It could not be written. The message says where and that nothing was replaced.</exception>
    public static void Write(string path, Action<Stream> write, Func<string, Stream>? create = null)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // One name, so that what a killed process left is written over; two processes at once exclude each other.
            var temporary = path + PartialEnding;
            WriteThenMove(temporary, path, write, (create ?? CreateFile)(temporary));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{path} could not be written: {exception.Message.TrimEnd('.')}. What was there before is unchanged.",
                exception
            );
        }
    }

    /// <summary>Opens a file to be written that only its owner can read.</summary>
    public static Stream CreatePrivately(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static void WriteThenMove(string temporary, string path, Action<Stream> write, Stream stream)
    {
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush();
                (stream as FileStream)?.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static FileStream CreateFile(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.None);

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong first is the thing to tell.
        }
    }
}
