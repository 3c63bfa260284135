using System.Runtime.CompilerServices;
using FaceNet.Training.Native;

namespace FaceNet.Training.Tests;

internal static class LoadLibTorch
{
    // Tests use tensors before they build a network.
    [ModuleInitializer]
    public static void BeforeAllTests() => LibTorch.Require();
}
