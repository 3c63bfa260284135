using FaceNet.Clustering;
using FaceNet.Scanning;

namespace FaceNet.Organizing;

/// <summary>
/// Sorts scanned photos by person. Takes them one at a time, in any order and from one thread, and keeps of a face its
/// embedding, place and quality, but neither pixels nor landmarks: about 0.7 KB for an embedding of 128 values.
/// </summary>
public sealed class PeopleGrouper
{
    private readonly GroupingOptions options;
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private readonly List<EmbeddedFace> faces = [];
    private readonly List<string> withoutFace = [];
    private readonly List<UnreadablePhoto> unreadable = [];

    /// <summary>Groups by these rules.</summary>
    public PeopleGrouper(GroupingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Takes in what a scan learned about a file.</summary>
    /// <exception cref="ArgumentException">A photo of the same path was added before.</exception>
    public void Add(ScannedPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        if (!paths.Add(photo.Path))
            throw new ArgumentException($"The photo {photo.Path} was added twice.", nameof(photo));

        if (photo.UnreadableReason is { } reason)
            unreadable.Add(new UnreadablePhoto(photo.Path, reason));
        else if (photo.Faces.Count == 0)
            withoutFace.Add(photo.Path);
        foreach (var (index, (face, _)) in photo.Faces.Index())
            faces.Add(
                new EmbeddedFace(new FaceInPhoto(photo.Path, index, face.Box, face.Score, face.Quality), face.Embedding)
            );
    }

    /// <summary>
    /// Groups all faces added so far. The result depends on the photos and the options, not on the order in which they
    /// were added, nor on the number of threads.
    /// </summary>
    /// <param name="namer">Knows some people by name; null where nobody does.</param>
    /// <param name="cancellationToken">Ends the work early with an exception.</param>
    /// <exception cref="ArgumentException">The embeddings differ in dimension.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public OrganizedPhotos Group(GroupNamer? namer, CancellationToken cancellationToken = default)
    {
        EmbeddedFace[] ordered = [.. faces.OrderBy(face => face, EmbeddedFace.ByPhoto)];
        var good = Array.FindAll(ordered, face => face.Info.Quality.Score >= options.MinQuality);
        var poor = Array.FindAll(ordered, face => face.Info.Quality.Score < options.MinQuality);

        var clusters = Cluster(good, cancellationToken).ToLookup(cluster => cluster.Length >= options.MinFaces);
        EmbeddedFace[][] groups = [.. clusters[true]];
        EmbeddedFace[] stragglers = [.. clusters[false].SelectMany(cluster => cluster), .. poor];
        var attached = Stragglers.Attach(stragglers, groups, options, cancellationToken);

        FaceGroup[] found = [.. groups.Zip(attached, (group, others) => new FaceGroup(group, others))];
        var single = clusters[false].SelectMany(cluster => cluster).Except(attached.SelectMany(face => face));
        var named = namer is null ? found : GroupNaming.Name(found, single, namer, options.OneFaceAPhoto);
        var people = named.Select(group => group.ToPerson());
        var alone = stragglers.Except(named.SelectMany(group => group.Faces));
        return new OrganizedPhotos
        {
            PhotoCount = paths.Count,
            People = [.. people.OrderByDescending(person => person.Photos.Count).ThenBy(person => person.Id)],
            Alone = [.. alone.Order(EmbeddedFace.ByPhoto).Select(face => face.Info)],
            WithoutFace = [.. withoutFace.Order(StringComparer.Ordinal)],
            Unreadable = [.. unreadable.OrderBy(photo => photo.Path, StringComparer.Ordinal)],
        };
    }

    /// <inheritdoc cref="Group(GroupNamer?, CancellationToken)"/>
    public OrganizedPhotos Group(CancellationToken cancellationToken = default) => Group(null, cancellationToken);

    private EmbeddedFace[][] Cluster(EmbeddedFace[] good, CancellationToken cancellationToken)
    {
        var clustering =
            options.Clustering ?? new AverageLinkage(options.MeanSquaredDistance) { Parallelism = options.Parallelism };
        var embeddings = Array.ConvertAll(good, face => face.Embedding);
        var known = options.Knowledge?.Invoke(embeddings) ?? ClusteringConstraints.None;
        var labels = clustering.Cluster(
            embeddings,
            known with
            {
                Apart = [.. known.Apart, .. options.OneFaceAPhoto ? FacesOfOnePhoto(good, known.Together) : []],
            },
            cancellationToken
        );
        return
        [
            .. good.Zip(labels).GroupBy(face => face.Second, face => face.First, (_, cluster) => cluster.ToArray()),
        ];
    }

    /// <summary>Of faces that are known to belong together the first, because two of one photo can be.</summary>
    private static IReadOnlyList<int>[] FacesOfOnePhoto(
        EmbeddedFace[] faces,
        IReadOnlyList<IReadOnlyList<int>> together
    )
    {
        var first = new Dictionary<int, int>();
        foreach (var set in together)
        foreach (var face in set)
            first.TryAdd(face, set[0]);
        return
        [
            .. faces
                .Index()
                .GroupBy(face => face.Item.Info.Photo, face => face.Index)
                .Select(photo => photo.DistinctBy(face => first.GetValueOrDefault(face, face)).ToArray())
                .Where(photo => photo.Length > 1),
        ];
    }
}
