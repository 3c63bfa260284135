using System.Runtime.InteropServices;
using TorchSharp;

namespace FaceNet.Training.Native;

/// <summary>
/// Lets convolutions and matrix products of this thread compute in bfloat16, between <see cref="Bfloat16"/> and
/// <see cref="Dispose"/>. Weights stay in float32; the copies that autocast makes of them are dropped at the end.
/// </summary>
/// <remarks>
/// Put it around the forward pass only and end it before the way back: copies of weights that live on across an
/// optimizer's step are stale, and those made without gradients cut the gradients off. Worth it where the processor has
/// AVX-512 BF16 or AMX, and on cards; elsewhere it is slower than float32.
/// </remarks>
public readonly partial struct Autocast : IDisposable
{
    // c10::ScalarType::BFloat16, c10/core/ScalarType.h.
    private const sbyte Bfloat16Type = 15;

    private readonly sbyte device;

    private Autocast(sbyte device) => this.device = device;

    /// <summary>Begins; dispose to end, on the same thread.</summary>
    /// <param name="type">The kind of device whose operations it holds for.</param>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static Autocast Bfloat16(DeviceType type = DeviceType.CPU)
    {
        LibTorch.Require();
        var number = (sbyte)type; // TorchSharp's numbers are those of c10::DeviceType
        SetType(number, Bfloat16Type);
        SetEnabled(number, true);
        return new(number);
    }

    /// <summary>Ends, and drops the copies.</summary>
    public void Dispose()
    {
        SetEnabled(device, false);
        ClearCache();
    }

    // Exported by libtorch_cpu, without a wrapper in TorchSharp (at::autocast in ATen/autocast_mode.h).
    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE")]
    private static partial void SetType(sbyte device, sbyte type);

    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb")]
    private static partial void SetEnabled(sbyte device, [MarshalAs(UnmanagedType.U1)] bool enabled);

    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at8autocast11clear_cacheEv")]
    private static partial void ClearCache();
}
