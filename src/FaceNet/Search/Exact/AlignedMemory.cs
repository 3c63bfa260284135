using System.Runtime.CompilerServices;

namespace FaceNet.Search.Exact;

/// <summary>Memory that begins at a cache line, so that no load of a register touches two.</summary>
internal static class AlignedMemory
{
    /// <summary>Bytes of a cache line, and of the widest register.</summary>
    public const int Alignment = 64;

    /// <summary>Zeroed memory that the collector does not move.</summary>
    public static unsafe Memory<byte> Allocate(int bytes)
    {
        var array = GC.AllocateArray<byte>(bytes + Alignment - 1, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref array[0]);
        var skip = (int)((Alignment - (address % Alignment)) % Alignment);
        return array.AsMemory(skip, bytes);
    }
}
