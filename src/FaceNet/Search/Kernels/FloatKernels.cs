using System.Runtime.Intrinsics;

namespace FaceNet.Search.Kernels;

/// <summary>Which kernel this machine runs.</summary>
internal static class FloatKernels
{
    /// <summary>Where 512-bit registers are not real, emulating them spills sums to memory.</summary>
    public static IFloatKernel Fastest { get; } =
        Vector512.IsHardwareAccelerated ? new WideFloatKernel() : new PortableFloatKernel();
}
