using System.Diagnostics;
using System.Globalization;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Memory;

/// <summary>Whether memory grows with the number of photos: peak of a process that organises few, and of one for many.</summary>
internal static class MemoryBenchmark
{
    /// <summary>The verb with which this program starts itself, so that each peak is a process's own.</summary>
    public const string OneFolder = "memory-of-one";

    public static async Task RunAsync(string photos, string[] counts)
    {
        var sources = PhotoFiles.Find(photos).Select(path => Path.Combine(photos, path)).ToArray();
        Console.WriteLine("| photos | faces | peak resident set, MB | seconds |");
        Console.WriteLine("|---:|---:|---:|---:|");
        foreach (var count in counts.Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            var folder = Directory.CreateTempSubdirectory("facenet-memory");
            try
            {
                CopiedPhotos.Write(sources, count, folder.FullName);
                Console.WriteLine(await ChildAsync(folder.FullName));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task<string> ChildAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [OneFolder, folder])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start)!;
        var line = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? line.TrimEnd() : throw new InvalidOperationException($"{folder} failed.");
    }
}
