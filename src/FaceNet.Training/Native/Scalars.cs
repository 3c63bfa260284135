using TorchSharp;
using static TorchSharp.torch;

namespace FaceNet.Training.Native;

/// <summary>
/// Numbers for torch's operations that live as long as the process. TorchSharp makes a native scalar of each C# number it is
/// given, also of the silent 1 in a + b, and the garbage collector may free it while the operation still reads it: on a busy
/// machine with many threads that happens once in some hundred thousand operations, and the operation fails or is wrong.
/// </summary>
internal static class Scalars
{
    public static readonly Scalar One = 1;
    private static readonly Scalar MinusOne = -1;

    /// <summary>a + b.</summary>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>a + b, in place.</summary>
    public static Tensor PlusInPlace(this Tensor a, Tensor b) => a.add_(b, One);

    /// <summary>a − b.</summary>
    public static Tensor Minus(this Tensor a, Tensor b) => a.add(b, MinusOne);
}
