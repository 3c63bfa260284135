using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FaceNet.Training.Native;

/// <summary>Tensors as plain memory, for what C# does faster than a chain of torch's operations.</summary>
internal static class TensorMemory
{
    /// <summary>The values themselves, not a copy.</summary>
    /// <param name="tensor">Contiguous, in single precision, on the processor; must outlive the span.</param>
    public static Span<float> Floats(this Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
