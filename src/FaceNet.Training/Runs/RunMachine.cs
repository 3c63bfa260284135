using System.Reflection;
using System.Runtime.InteropServices;
using FaceNet.Training.Workers;

namespace FaceNet.Training.Runs;

/// <summary>What a run ran on.</summary>
internal static class RunMachine
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>Version of this program, with the commit where the build knew it.</summary>
    public static string Version { get; } =
        typeof(RunMachine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    /// <summary>Processor, how many of it, system, and a card where one computes.</summary>
    public static string Describe(ComputeDevice device) =>
        $"{Environment.ProcessorCount} × {Processor()}, {RuntimeInformation.OSDescription.Trim()}"
        + (device == ComputeDevice.Cuda ? ", a CUDA card" : "");

    private static string Processor()
    {
        const string key = "model name";
        var line = File.Exists(LinuxProcessors)
            ? File.ReadLines(LinuxProcessors).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))
            : null;
        return line is null ? $"{RuntimeInformation.ProcessArchitecture}" : line.Split(':', 2)[1].Trim();
    }
}
