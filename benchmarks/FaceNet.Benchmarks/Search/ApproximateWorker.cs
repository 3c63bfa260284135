using System.Globalization;
using FaceNet.USearch;

namespace FaceNet.Benchmarks.Search;

/// <summary>As <see cref="SearchWorker"/>, for an index that always approximates.</summary>
internal sealed class ApproximateWorker(int dimension, int connectivity, int expansionAdd) : IDisposable
{
    private const int Hits = 10;

    private readonly string file = Path.Combine(
        Directory.CreateTempSubdirectory("facenet-bench-").FullName,
        "faces.index"
    );
    private ApproximateIndex? index;
    private Embedding[] probes = [];
    private int next;

    private ApproximateIndexOptions Options =>
        new()
        {
            ApproximateAbove = 0,
            Connectivity = connectivity,
            ExpansionAdd = expansionAdd,
            Parallelism = 1,
        };

    private ApproximateIndex Index => index ?? throw new InvalidOperationException("Load vectors first.");

    public void Run()
    {
        while (Console.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(Do(words[0], words[1]));
        }
    }

    public void Dispose()
    {
        index?.Dispose();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private string Do(string command, string argument) =>
        command switch
        {
            "load" => Load(VectorFile.Read(argument, dimension)),
            "probes" => $"{(probes = VectorFile.Read(argument, dimension)).Length}",
            "expansion" => Open(int.Parse(argument, CultureInfo.InvariantCulture)),
            "one" => SearchWorker.Seconds(() => SearchOne(int.Parse(argument, CultureInfo.InvariantCulture))),
            "found" => string.Join(' ', FindOne(int.Parse(argument, CultureInfo.InvariantCulture))),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "There is no such command."),
        };

    private string Load(Embedding[] vectors)
    {
        index = new ApproximateIndex(dimension, Options);
        var seconds = SearchWorker.Seconds(() =>
        {
            foreach (var (id, vector) in vectors.Index())
                index.Add(id, vector);
        });
        index.Save(file);
        return seconds;
    }

    private string Open(int expansion)
    {
        Index.Dispose();
        index = ApproximateIndex.Open(file, Options with { ExpansionSearch = expansion });
        return index.Remark ?? "opened";
    }

    private void SearchOne(int count)
    {
        for (var i = 0; i < count; i++)
            Index.Search(probes[next++ % probes.Length], Hits);
    }

    private IEnumerable<long> FindOne(int probe) => Index.Search(probes[probe], Hits).Select(hit => hit.Id);
}
