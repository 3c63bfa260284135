using System.Diagnostics;
using System.Globalization;
using FaceNet.Search;

namespace FaceNet.Benchmarks.Search;

/// <summary>
/// Does what a script asks, a line at a time, so that the script can measure it and a peer by turns. Answers with
/// processor seconds, except for opening, which is told in seconds.
/// </summary>
internal sealed class SearchWorker(int dimension) : IDisposable
{
    private const int Hits = 10;

    private readonly VectorIndex index = new(dimension, new() { Parallelism = 1 });
    private Embedding[] probes = [];
    private int next;

    public void Run()
    {
        while (Console.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(Do(words[0], words[1]));
        }
    }

    public void Dispose() => index.Dispose();

    private string Do(string command, string argument) =>
        command switch
        {
            "load" => Load(VectorFile.Read(argument, dimension)),
            "probes" => $"{(probes = VectorFile.Read(argument, dimension)).Length}",
            "one" => Seconds(() => SearchOne(int.Parse(argument, CultureInfo.InvariantCulture))),
            "many" => Seconds(() => index.Search(probes, Hits)),
            "found" => string.Join(' ', FindOne(int.Parse(argument, CultureInfo.InvariantCulture))),
            "save" => Seconds(() => index.Save(argument)),
            "open" => Open(argument),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "There is no such command."),
        };

    private string Load(Embedding[] vectors) =>
        Seconds(() =>
        {
            foreach (var (id, vector) in vectors.Index())
                index.Add(id, vector);
        });

    private void SearchOne(int count)
    {
        for (var i = 0; i < count; i++)
            index.Search(probes[next++ % probes.Length], Hits);
    }

    private IEnumerable<long> FindOne(int probe) => index.Search(probes[probe], Hits).Select(hit => hit.Id);

    private string Open(string path)
    {
        var watch = Stopwatch.StartNew();
        using var opened = VectorIndex.Open(path);
        opened.Search(probes[0], Hits);
        return watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    internal static string Seconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }
}
