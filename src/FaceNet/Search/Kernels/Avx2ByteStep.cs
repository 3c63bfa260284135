using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FaceNet.Search.Kernels;

/// <summary>Two instructions and a sum. The pairs between them fit 16 bits: 2 · 255 · 64 = 32,640.</summary>
internal readonly struct Avx2ByteStep : IByteStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<byte> codes, Vector256<sbyte> probe) =>
        sum + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(codes, probe), Vector256<short>.One);
}
