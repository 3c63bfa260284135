using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace FaceNet.Search.Kernels;

/// <summary>Which kernel this machine runs.</summary>
internal static class ByteKernels
{
    /// <summary>All that this machine can run, the fastest first.</summary>
    public static IReadOnlyList<IByteKernel> Supported { get; } = [.. Find()];

    /// <summary>The first of <see cref="Supported"/>.</summary>
    public static IByteKernel Fastest => Supported[0];

    private static IEnumerable<IByteKernel> Find()
    {
        if (AvxVnni.IsSupported)
            yield return new NarrowByteKernel<VnniByteStep>();
        if (Avx512BW.IsSupported)
            yield return new WideByteKernel();
        if (Avx2.IsSupported)
            yield return new NarrowByteKernel<Avx2ByteStep>();
        if (Dp.IsSupported)
            yield return new ArmByteKernel();
        yield return new PortableByteKernel();
    }
}
