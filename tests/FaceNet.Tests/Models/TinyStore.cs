using FaceNet.Models;

namespace FaceNet.Tests.Models;

/// <summary>A store in an empty folder that knows one tiny model, and counts the downloads.</summary>
internal sealed class TinyStore : IDisposable
{
    private readonly ScratchFolder folder = new();
    private int downloads;

    public string Path => System.IO.Path.Combine(folder.Path, "models");

    public int Downloads => downloads;

    /// <summary>What the next download yields.</summary>
    public byte[] Archive { get; set; } =
        TinyModels.Archive(("package/README.md", [9]), ($"package/{TinyModels.Source}", TinyModels.SourceBytes));

    /// <summary>Called in the middle of a download.</summary>
    public Func<CancellationToken, Task> WhileDownloading { get; set; } = _ => Task.CompletedTask;

    /// <summary>The store as a new process sees it.</summary>
    public ModelStore Open(params PretrainedModel[] models) =>
        new(Path, models is [] ? [TinyModels.Pretrained] : models, FetchAsync);

    public string FileOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => folder.Dispose();

    private async Task<string> FetchAsync(string packageId, string into, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref downloads);
        packageId.ShouldBe("@some/package@1.2.3");
        await WhileDownloading(cancellationToken);
        var path = System.IO.Path.Combine(into, "package.tgz");
        await File.WriteAllBytesAsync(path, Archive, cancellationToken);
        return path;
    }
}
