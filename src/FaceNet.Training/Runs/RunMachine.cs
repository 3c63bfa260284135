using System.Reflection;
using System.Runtime.InteropServices;

namespace FaceNet.Training.Runs;

/// <summary>What a run ran on.</summary>
internal static class RunMachine
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>Version of this program, with the commit where the build knew it.</summary>
    public static string Version { get; } =
        typeof(RunMachine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    /// <summary>Processor, how many of it, and system.</summary>
    public static string Describe() =>
        $"{Environment.ProcessorCount} × {Processor()}, {RuntimeInformation.OSDescription.Trim()}";

    private static string Processor()
    {
        const string key = "model name";
        var line = File.Exists(LinuxProcessors)
            ? File.ReadLines(LinuxProcessors).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))
            : null;
        return line is null ? $"{RuntimeInformation.ProcessArchitecture}" : line.Split(':', 2)[1].Trim();
    }
}
