using System.Runtime.InteropServices;

namespace FaceNet.Training.Native;

internal static partial class Libc
{
    // malloc.h of glibc.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int LargestMapThreshold = 32 << 20;

    /// <summary>
    /// Has malloc keep what is freed: the next training step asks for the same maps, and pages that the system hands out
    /// have to be cleared and mapped again, a fifteenth of a step's time.
    /// </summary>
    public static void KeepFreedMemory()
    {
        _ = SetAllocator(MapThreshold, LargestMapThreshold);
        _ = SetAllocator(TrimThreshold, int.MaxValue);
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetEnvironment(string name, string value, int overwrite);
}
