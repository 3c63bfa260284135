using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FaceNet.Search.Kernels;

/// <summary>One instruction.</summary>
internal readonly struct VnniByteStep : IByteStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<byte> codes, Vector256<sbyte> probe) =>
        AvxVnni.MultiplyWideningAndAdd(sum, codes, probe);
}
