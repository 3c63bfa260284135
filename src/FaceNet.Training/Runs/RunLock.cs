namespace FaceNet.Training.Runs;

/// <summary>Keeps a second process out of a run's folder. The system lets go of it when the process ends, however it ends.</summary>
internal static class RunLock
{
    /// <exception cref="IOException">Another process holds it, or the folder cannot be written.</exception>
    public static IDisposable Take(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Root);
        var path = Path.Combine(folder.Root, "run.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException(
                $"Another process trains in {folder.Root}. Wait for it, or choose another folder for this run.",
                e
            );
        }
    }
}
