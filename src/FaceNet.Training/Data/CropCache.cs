namespace FaceNet.Training.Data;

/// <summary>
/// The aligned faces of a data set, found and cut out once, in one file that is read through memory. Each crop is what a
/// network is fed in recognition, with a margin of real pixels around it for <see cref="FaceAugmentation"/>. Reading is
/// safe from several threads.
/// </summary>
public sealed class CropCache : IDisposable
{
    private readonly CropFile file;
    private readonly CropEntry[] images;
    private readonly int[] personOf;
    private readonly int[][] imagesOf;
    private readonly HashSet<int> validation;

    internal CropCache(CropFile file, IReadOnlyList<(string Path, string Reason)> leftOut)
    {
        this.file = file;
        var contents = file.Contents;
        images = [.. contents.Entries.Where(entry => entry.Reason is null)];
        var byPerson = images.Index().ToLookup(image => image.Item.Person, image => image.Index);
        People = [.. byPerson.Select(person => person.Key).Order(StringComparer.Ordinal)];
        imagesOf = [.. People.Select(person => byPerson[person].ToArray())];
        personOf = new int[images.Length];
        foreach (var (person, members) in imagesOf.Index())
        foreach (var image in members)
            personOf[image] = person;
        var apart = contents.Validation.ToHashSet(StringComparer.Ordinal);
        validation = [.. People.Index().Where(person => apart.Contains(person.Item)).Select(person => person.Index)];
        LeftOut =
        [
            .. leftOut,
            .. contents.Entries.Where(entry => entry.Reason is not null).Select(entry => (entry.Path, entry.Reason!)),
        ];
        Hash = contents.Hash();
    }

    /// <summary>Number of crops.</summary>
    public int Count => images.Length;

    /// <summary>Size of a crop, margins included.</summary>
    public PixelSize Size => new CropGeometry(InputSize, file.Contents.Margin).Crop;

    /// <summary>Size of what the network takes, in the middle of a crop.</summary>
    public PixelSize InputSize => file.Contents.InputSize;

    /// <summary>Names of the people who have a crop, in ordinal order.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>Pictures without a crop, each with a sentence that says why.</summary>
    public IReadOnlyList<(string Path, string Reason)> LeftOut { get; }

    /// <summary>
    /// Names the pictures by content, their labels, the people kept apart, and the settings and models by which faces
    /// were found: two caches of one hash hold the same crops. 64 hexadecimal digits.
    /// </summary>
    public string Hash { get; }

    /// <summary>Opens the cache when nothing has changed since it was made; else makes it, taking over what still holds.</summary>
    /// <remarks>
    /// The file appears when it is complete. When the making is cancelled, what was done is kept beside it, as
    /// <c>.partial</c>, and the next call goes on from there. Files are taken for unchanged when their length and time
    /// are, or else their content; a cache that is torn, or of another margin or other models, is made anew. One for a
    /// network of another input size is never replaced.
    /// </remarks>
    /// <param name="data">The pictures.</param>
    /// <param name="options">What is stored, and where.</param>
    /// <param name="progress">Hears how far it is; not at all when there is nothing to make.</param>
    /// <param name="cancellationToken">Honoured between pictures.</param>
    /// <exception cref="TrainingDataException">
    /// The file cannot be written, or has the crops of a network of another input size, or no picture has a face.
    /// </exception>
    /// <exception cref="ModelException">The models that find faces cannot be brought.</exception>
    public static async Task<CropCache> BuildOrOpen(
        FaceDataset data,
        CropCacheOptions options,
        IProgress<CropProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        using var finder = await FaceFinder.LoadAsync(options, cancellationToken);
        var faces = new FaceSource(finder.Identity, finder.Find);
        return await BuildOrOpen(new CropCacheBuilder(data, options, faces, progress), cancellationToken);
    }

    /// <inheritdoc cref="BuildOrOpen(FaceDataset, CropCacheOptions, IProgress{CropProgress}?, CancellationToken)" />
    internal static async Task<CropCache> BuildOrOpen(CropCacheBuilder builder, CancellationToken cancellationToken)
    {
        if (builder.TryOpen() is { } ready)
            return new CropCache(ready, builder.Data.LeftOut);
        await Task.Run(() => builder.Build(cancellationToken), cancellationToken);
        return new CropCache(OpenFile(builder.File), builder.Data.LeftOut);
    }

    /// <summary>Opens a cache without its data set, for instance on another machine.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TrainingDataException">There is no such file, or it is no whole cache of this version.</exception>
    public static CropCache Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new CropCache(OpenFile(path), []);
    }

    /// <summary>The person on a picture, an index into <see cref="People"/>.</summary>
    /// <param name="image">0 to <see cref="Count"/> − 1.</param>
    public int PersonOf(int image) => personOf[image];

    /// <summary>The pictures of a person, ascending; at least one.</summary>
    /// <param name="person">Index into <see cref="People"/>.</param>
    public IReadOnlyList<int> ImagesOf(int person) => imagesOf[person];

    /// <summary>Path of a picture, relative to the data set's root.</summary>
    /// <param name="image">0 to <see cref="Count"/> − 1.</param>
    public string PathOf(int image) => images[image].Path;

    /// <summary>True for a person who is kept apart to choose the model.</summary>
    /// <param name="person">Index into <see cref="People"/>.</param>
    public bool IsValidation(int person) => validation.Contains(person);

    /// <summary>
    /// A crop: rows from top to bottom, red, green and blue of 0 to 255. It may be read until the cache is disposed.
    /// </summary>
    /// <param name="image">0 to <see cref="Count"/> − 1.</param>
    public ReadOnlySpan<byte> Pixels(int image) => file.Pixels(image);

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private static CropFile OpenFile(string path) =>
        CropFile.TryOpen(path)
        ?? throw new TrainingDataException(
            $"{path} is not a whole file of crops of this version. Build it again from its pictures."
        );
}
