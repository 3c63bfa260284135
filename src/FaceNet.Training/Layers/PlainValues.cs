using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceNet.Training.Layers;

/// <summary>As they are.</summary>
internal readonly struct PlainValues<T> : IStoredValues<T>
    where T : unmanaged
{
    public static int Size => Unsafe.SizeOf<T>();

    public static void Read(ReadOnlySpan<byte> stored, Span<T> values) => stored.CopyTo(MemoryMarshal.AsBytes(values));

    public static void Write(ReadOnlySpan<T> values, Span<byte> stored) => MemoryMarshal.AsBytes(values).CopyTo(stored);
}
