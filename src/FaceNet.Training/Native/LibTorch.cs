using System.Runtime.InteropServices;
using TorchSharp;

namespace FaceNet.Training.Native;

/// <summary>Loads libtorch once for the process, or says plainly why it cannot be loaded.</summary>
public static class LibTorch
{
    // With two OpenMP threads oneDNN (in libtorch 2.10, seen on a virtual AMD Zen 5 with two processors) computes wrong
    // convolutions, off by a hundredth, or stops the process with a floating point exception. With one it agrees with ONNX
    // Runtime to 2e-7. Parallel work is done by data-parallel workers, which need no barriers either.
    private const int Threads = 1;

    private static readonly Lazy<Exception?> Failure = new(Load);

    /// <summary>
    /// Makes libtorch ready, with one thread for each operation. Cheap after the first call; called by every network's
    /// constructor, so that only code that uses torch before it builds a network needs to call it.
    /// </summary>
    /// <exception cref="LibTorchException">It cannot be loaded.</exception>
    public static void Require()
    {
        if (Failure.Value is { } failure)
            throw new LibTorchException(Explain(failure, AppContext.BaseDirectory), failure);
    }

    /// <summary>Makes the first CUDA card ready.</summary>
    /// <exception cref="LibTorchException">libtorch cannot be loaded, knows nothing of CUDA, or finds no card.</exception>
    public static void RequireCuda()
    {
        Require();
        if (!torch.TryInitializeDeviceType(DeviceType.CUDA))
            throw new LibTorchException(
                $"There is no CUDA card that the libtorch of {AppContext.BaseDirectory} can use. It needs NVIDIA's driver, and "
                    + "a libtorch with CUDA instead of the libtorch-cpu package: docs/training.md says how to build with the one "
                    + "of a PyTorch installation. Else train with --device cpu."
            );
    }

    private static Exception? Load()
    {
        if (OperatingSystem.IsLinux())
        {
            SetEnvironment();
            Libc.KeepFreedMemory();
        }
        // Where there is a part for CUDA it must be there first: libtorch looks for it once.
        _ = NativeLibrary.TryLoad("torch_cuda", typeof(torch).Assembly, searchPath: null, out _);
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
            torch.set_num_threads(Threads); // for the case that someone loaded libtorch before
            if (OperatingSystem.IsLinux())
                C10.InitializeLogging();
            return null;
        }
        catch (Exception e)
            when (e
                    is NotSupportedException
                        or DllNotFoundException
                        or TypeInitializationException
                        or FileNotFoundException
            )
        {
            return LoaderError() ?? e;
        }
    }

    // Read once by the libraries when they load; .NET's own SetEnvironmentVariable does not reach libc.
    private static void SetEnvironment()
    {
        _ = Libc.SetEnvironment("OMP_NUM_THREADS", $"{Threads}", overwrite: 1);
        // OpenMP threads that spin while they wait would take the processor from the workers.
        _ = Libc.SetEnvironment("OMP_WAIT_POLICY", "passive", overwrite: 0);
        // Else each convolution warns that NNPACK, which nothing here needs, does not know the processor.
        _ = Libc.SetEnvironment("TORCH_CPP_LOG_LEVEL", "ERROR", overwrite: 0);
    }

    /// <summary>What the system's loader says: TorchSharp's own message speaks of packages where the cause is a version.</summary>
    private static Exception? LoaderError()
    {
        try
        {
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return e;
        }
    }

    internal static string Explain(Exception failure, string folder)
    {
        var advice = failure.Message.Contains("GLIBCXX", StringComparison.Ordinal)
            ? "The system's libstdc++ is older than the one TorchSharp was compiled with: import FaceNet.Training's "
                + "LibTorch.targets into the project that is run (the package does so by itself), and build it again."
            : "Reference the libtorch-cpu package of this platform (libtorch-cpu-linux-x64, -win-x64 or -osx-arm64, "
                + "version 2.10.0) in the project that is run; 64-bit x86 or Apple silicon is needed. Built with -p:LibTorch=system, "
                + "it is looked for in the folders of LD_LIBRARY_PATH.";
        return $"libtorch cannot be loaded from {folder} on {RuntimeInformation.RuntimeIdentifier}. {advice} "
            + $"The loader says: {failure.Message.Trim()}";
    }
}
