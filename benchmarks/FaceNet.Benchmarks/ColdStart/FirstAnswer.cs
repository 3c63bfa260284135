using System.Diagnostics;
using System.Globalization;
using FaceNet.Galleries;
using FaceNet.Recognition;

namespace FaceNet.Benchmarks.ColdStart;

/// <summary>What a process does that answers one question: opens a gallery, and says who a face is.</summary>
internal static class FirstAnswer
{
    private const int Later = 21;

    /// <summary>Prints a row of a table; see <see cref="ColdStartBenchmark"/>.</summary>
    public static async Task RunAsync(string path, string model)
    {
        using var recognizer = await FaceRecognizer.LoadAsync(new() { Model = model });
        // Strangers: of them most people are nearly as far.
        var probes = new DrawnPeople(new Random(7), recognizer.Space.Dimension);
        var stranger = probes.Person()();
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var gallery = Gallery.Open(path);
        var opened = watch.Elapsed;
        var people = new PersonRecognizer(recognizer, gallery, new() { Notice = Console.Error.WriteLine });
        var match = people.Identify(stranger);
        var (first, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        var whole = TimeProvider.System.GetLocalNow().DateTime - Process.GetCurrentProcess().StartTime;
        var later = Median.Of(Enumerable.Range(0, Later).Select(_ => Time(() => people.Identify(probes.Person()()))));
        var end = Time(people.Dispose);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{match.People} | {opened.TotalSeconds:0.000} | {first.TotalSeconds:0.00} | {processor.TotalSeconds:0.00} | {whole.TotalSeconds:0.0} | {1000 * later:0.0} | {end:0.0} | {process.PeakWorkingSet64 >> 20} |"
            )
        );
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
