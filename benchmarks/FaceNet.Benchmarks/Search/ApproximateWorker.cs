using FaceNet.Search;
using FaceNet.USearch;

namespace FaceNet.Benchmarks.Search;

/// <summary>An index that always approximates.</summary>
internal sealed class ApproximateWorker(int dimension, int connectivity, int expansionAdd) : IndexWorker(dimension)
{
    private readonly string file = Path.Combine(
        Directory.CreateTempSubdirectory("facenet-bench-").FullName,
        "faces.index"
    );
    private ApproximateIndex? index;

    private ApproximateIndexOptions Options =>
        new()
        {
            ApproximateAbove = 0,
            Connectivity = connectivity,
            ExpansionAdd = expansionAdd,
            Parallelism = 1,
        };

    private ApproximateIndex Index => index ?? throw new InvalidOperationException("Load vectors first.");

    public override void Dispose()
    {
        index?.Dispose();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    protected override string Load(Embedding[] vectors)
    {
        index = new ApproximateIndex(Dimension, Options);
        var seconds = Seconds(() =>
        {
            foreach (var (id, vector) in vectors.Index())
                index.Add(id, vector);
        });
        index.Save(file);
        return seconds;
    }

    protected override IReadOnlyList<SearchHit> Search(Embedding probe) => Index.Search(probe, Hits);

    protected override string DoOther(string command, string argument) =>
        command switch
        {
            "expansion" => Open(Number(argument)),
            _ => throw NoSuch(command),
        };

    private string Open(int expansion)
    {
        Index.Dispose();
        index = ApproximateIndex.Open(file, Options with { ExpansionSearch = expansion });
        return index.Remark ?? "opened";
    }
}
