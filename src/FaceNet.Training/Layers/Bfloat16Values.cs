using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceNet.Training.Layers;

/// <summary>As the upper halves of floats, rounded to the nearest, ties to even.</summary>
internal readonly struct Bfloat16Values : IStoredValues<float>
{
    private const int Half = 16;

    public static int Size => sizeof(ushort);

    public static void Read(ReadOnlySpan<byte> stored, Span<float> values)
    {
        var halves = MemoryMarshal.Cast<byte, ushort>(stored);
        var floats = MemoryMarshal.Cast<float, uint>(values);
        var i = 0;
        for (; i <= halves.Length - Vector512<ushort>.Count; i += Vector512<ushort>.Count)
        {
            var (lower, upper) = Vector512.Widen(Vector512.Create(halves[i..]));
            (lower << Half).CopyTo(floats[i..]);
            (upper << Half).CopyTo(floats[(i + Vector512<uint>.Count)..]);
        }
        for (; i < halves.Length; i++)
            floats[i] = (uint)halves[i] << Half;
    }

    public static void Write(ReadOnlySpan<float> values, Span<byte> stored)
    {
        var floats = MemoryMarshal.Cast<float, uint>(values);
        var halves = MemoryMarshal.Cast<byte, ushort>(stored);
        var i = 0;
        for (; i <= halves.Length - Vector512<ushort>.Count; i += Vector512<ushort>.Count)
        {
            var lower = Round(Vector512.Create(floats[i..]));
            var upper = Round(Vector512.Create(floats[(i + Vector512<uint>.Count)..]));
            Vector512.Narrow(lower, upper).CopyTo(halves[i..]);
        }
        for (; i < halves.Length; i++)
            halves[i] = (ushort)Round(Vector512.CreateScalar(floats[i])).ToScalar();
    }

    // NaN stays NaN: one that all rounding would carry over into infinity or zero keeps its upper half, with a bit set.
    private static Vector512<uint> Round(Vector512<uint> bits)
    {
        var upper = bits >> Half;
        var rounded = (bits + Vector512.Create(0x7FFFu) + (upper & Vector512<uint>.One)) >> Half;
        var isNaN = Vector512.IsNaN(bits.AsSingle()).AsUInt32();
        return Vector512.ConditionalSelect(isNaN, upper | Vector512.Create(0x40u), rounded);
    }
}
