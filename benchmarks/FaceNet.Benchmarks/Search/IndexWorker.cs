using System.Globalization;
using FaceNet.Search;

namespace FaceNet.Benchmarks.Search;

/// <summary>
/// Does what a script asks of an index, a line at a time, so that the script can measure it and a peer by turns. Answers with
/// processor seconds where nothing else is said.
/// </summary>
internal abstract class IndexWorker(int dimension) : IDisposable
{
    protected const int Hits = 10;

    private int next;

    protected int Dimension => dimension;

    protected Embedding[] Probes { get; private set; } = [];

    public void Run()
    {
        while (Console.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(Do(words[0], words[1]));
        }
    }

    public abstract void Dispose();

    protected abstract string Load(Embedding[] vectors);

    protected abstract IReadOnlyList<SearchHit> Search(Embedding probe);

    /// <summary>What only this index can do.</summary>
    protected abstract string DoOther(string command, string argument);

    protected static string Seconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    protected static int Number(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    protected static ArgumentOutOfRangeException NoSuch(string command) =>
        new(nameof(command), command, "There is no such command.");

    private string Do(string command, string argument) =>
        command switch
        {
            "load" => Load(VectorFile.Read(argument, dimension)),
            "probes" => $"{(Probes = VectorFile.Read(argument, dimension)).Length}",
            "one" => Seconds(() => SearchSome(Number(argument))),
            "found" => string.Join(' ', Search(Probes[Number(argument)]).Select(hit => hit.Id)),
            _ => DoOther(command, argument),
        };

    private void SearchSome(int count)
    {
        for (var i = 0; i < count; i++)
            Search(Probes[next++ % Probes.Length]);
    }
}
