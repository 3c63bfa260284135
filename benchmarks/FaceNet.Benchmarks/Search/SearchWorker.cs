using System.Diagnostics;
using System.Globalization;
using FaceNet.Search;

namespace FaceNet.Benchmarks.Search;

/// <summary>The exact index. It tells how long opening takes in seconds of the clock.</summary>
internal sealed class SearchWorker(int dimension) : IndexWorker(dimension)
{
    private readonly VectorIndex index = new(dimension, new() { Parallelism = 1 });

    public override void Dispose() => index.Dispose();

    protected override string Load(Embedding[] vectors) =>
        Seconds(() =>
        {
            foreach (var (id, vector) in vectors.Index())
                index.Add(id, vector);
        });

    protected override IReadOnlyList<SearchHit> Search(Embedding probe) => index.Search(probe, Hits);

    protected override string DoOther(string command, string argument) =>
        command switch
        {
            "many" => Seconds(() => index.Search(Probes, Hits)),
            "save" => Seconds(() => index.Save(argument)),
            "open" => Open(argument),
            _ => throw NoSuch(command),
        };

    private string Open(string path)
    {
        var watch = Stopwatch.StartNew();
        using var opened = VectorIndex.Open(path);
        opened.Search(Probes[0], Hits);
        return watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }
}
