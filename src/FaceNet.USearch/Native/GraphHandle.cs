using System.Runtime.InteropServices;

namespace FaceNet.USearch.Native;

/// <summary>A graph of USearch's, freed when nobody uses it any more.</summary>
internal sealed class GraphHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    public static GraphHandle Create(GraphSettings settings)
    {
        try
        {
            var made = new GraphHandle();
            made.SetHandle(NativeGraph.Create(settings, out var error));
            Check(error);
            return made;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new PlatformNotSupportedException(
                $"USearch brings no library for {RuntimeInformation.RuntimeIdentifier}, only for linux-x64, win-x64 and osx-arm64. "
                    + "Use VectorIndex, or set ApproximateAbove above the number of vectors.",
                e
            );
        }
    }

    /// <exception cref="InvalidOperationException">The native code has left a message.</exception>
    public static void Check(nint error)
    {
        if (error != 0)
            throw new InvalidOperationException($"USearch failed: {Marshal.PtrToStringUTF8(error)}");
    }

    protected override bool ReleaseHandle()
    {
        NativeGraph.Free(handle, out var error);
        return error == 0;
    }
}
