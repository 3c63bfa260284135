using System.Diagnostics;
using System.Globalization;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Memory;

/// <summary>
/// What organising drawn photos keeps alive, stage by stage, and what the process holds beyond that. No network is loaded,
/// so nothing but what grows with the photos is in the figures.
/// </summary>
internal static class StagesOfMemory
{
    public static async Task RunAsync(string[] counts)
    {
        Console.WriteLine(
            "| photos | stage | alive, MB | heap at its last collection, MB | resident, MB | resident peak, MB |"
        );
        Console.WriteLine("|---:|---|---:|---:|---:|---:|");
        foreach (var count in counts.Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
            await RunAsync(count);
    }

    private static async Task RunAsync(int photos)
    {
        var output = Directory.CreateTempSubdirectory("facenet-memory");
        try
        {
            var organized = new OrganizedFolder(output.FullName, output.FullName, 2 * DrawnScan.Spread)
            {
                Done = stage => Print(photos, stage),
            };
            await organized.OrganizeAsync(
                cache => new PhotoScanner(DrawnScan.Reading(photos), cache, Environment.ProcessorCount),
                [.. DrawnScan.Paths(photos)]
            );
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static void Print(int photos, string stage)
    {
        // Before the collection that counts what is alive.
        var (heap, resident) = (GC.GetGCMemoryInfo().HeapSizeBytes, Environment.WorkingSet);
        var alive = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(
            $"| {photos} | {stage} | {alive / 1e6:0.0} | {heap / 1e6:0.0} | {resident / 1e6:0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} |"
        );
    }
}
