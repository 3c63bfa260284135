using System.Runtime.InteropServices;

namespace FaceNet.Benchmarks.ColdStart;

/// <summary>What Linux keeps of files in memory.</summary>
internal static partial class PageCache
{
    private const int DontNeed = 4;

    /// <summary>Makes the next reader of a file wait for the disk. Other files, those of programs too, stay in memory.</summary>
    public static void Drop(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Flush(flushToDisk: true);
        if (Advise((int)stream.SafeFileHandle.DangerousGetHandle(), 0, 0, DontNeed) != 0)
            throw new InvalidOperationException($"{path} stays in memory.");
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(int file, long offset, long length, int advice);
}
