namespace FaceNet.Training.Runs;

/// <summary>What was being written when that failed: left there, it would keep a full disk full.</summary>
internal static class Unfinished
{
    /// <summary>Removes a file or a folder, if it is there and can be removed.</summary>
    public static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What went wrong first is the thing to tell.
        }
    }
}
