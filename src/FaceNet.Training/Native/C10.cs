using System.Runtime.InteropServices;

namespace FaceNet.Training.Native;

/// <summary>What TorchSharp does not wrap of libtorch's base library.</summary>
internal static partial class C10
{
    /// <summary>Makes c10 read TORCH_CPP_LOG_LEVEL, which otherwise only PyTorch's start does.</summary>
    [LibraryImport("c10", EntryPoint = "_ZN3c1011initLoggingEv")]
    public static partial void InitializeLogging();
}
