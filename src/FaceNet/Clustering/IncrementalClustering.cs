using FaceNet.Search;

namespace FaceNet.Clustering;

/// <summary>
/// Clusters that grow with new faces, without looking at the old ones again: each new face, in turn, joins the cluster
/// with the smallest mean squared distance to it, if that is within a bound, or founds a cluster. What comes of it depends
/// on the order of the faces and on nothing else. It is not always what <see cref="AverageLinkage"/> makes of all faces at
/// once, since clusters do not merge when a face comes that resembles both: <see cref="Regroup"/> goes there.
/// <para>Not for use from several threads at once.</para>
/// </summary>
public sealed class IncrementalClustering : IDisposable
{
    /// <summary>Faces that are searched for at once, and compared with each other pair by pair.</summary>
    private const int BatchSize = 512;

    private readonly IncrementalClusteringOptions options;
    private readonly VectorIndex index;
    private readonly List<Embedding> faces = [];
    private readonly List<IReadOnlyList<int>> apart = [];
    private readonly List<IReadOnlyList<int>> together = [];
    private GrowingClusters clusters = new();

    /// <summary>No faces yet.</summary>
    /// <param name="dimension">Values of every embedding, at least 1.</param>
    /// <param name="options">How to decide.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is out of range.</exception>
    public IncrementalClustering(int dimension, IncrementalClusteringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        index = new VectorIndex(dimension, new VectorIndexOptions { Parallelism = options.Parallelism });
    }

    /// <summary>How many faces were added.</summary>
    public int Count => faces.Count;

    /// <summary>
    /// Labels each face with its cluster: 0 for that of the first face, 1 for the next new one, and so on. Stays as it is
    /// while faces are added, unless they are known to belong to several clusters, which then are one.
    /// </summary>
    public int[] Labels() => ClusterLabels.InOrder(faces.Count, clusters.Of);

    /// <summary>Takes in faces that are sorted already, as they are: they found clusters of their own.</summary>
    /// <param name="sorted">Embeddings of one model; may be empty.</param>
    /// <param name="labels">Which of them belong together: a number for each, any that those of a cluster share.</param>
    /// <exception cref="ArgumentException">
    /// An embedding has another dimension, or there is not one label for each. Nothing was added.
    /// </exception>
    public void AddSorted(IReadOnlyList<Embedding> sorted, IReadOnlyList<long> labels)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        ArgumentNullException.ThrowIfNull(labels);
        RefuseOtherDimension(sorted);
        if (labels.Count != sorted.Count)
            throw new ArgumentException(
                $"There are {labels.Count} labels for {sorted.Count} faces; each needs one.",
                nameof(labels)
            );
        var numbers = new Dictionary<long, int>();
        foreach (var (embedding, label) in sorted.Zip(labels))
        {
            if (!numbers.TryGetValue(label, out var cluster))
                cluster = numbers[label] = clusters.Count;
            index.Add(faces.Count, embedding);
            clusters.Add(faces.Count, embedding, cluster);
            faces.Add(embedding);
        }
    }

    /// <summary>Adds faces, in order. They are numbered on from those that are there.</summary>
    /// <param name="added">Embeddings of one model; may be empty.</param>
    /// <param name="constraints">
    /// What is known about them and those before, by number; kept for later. What is known of old faces alone counts from
    /// the next <see cref="Regroup"/> on. Null for nothing.
    /// </param>
    /// <param name="cancellationToken">Honoured every 512 faces; those before it stay added.</param>
    /// <exception cref="ArgumentException">
    /// An embedding has another dimension, or a constraint names a face that is not there. Nothing was added.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Add(
        IReadOnlyList<Embedding> added,
        ClusteringConstraints? constraints = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(added);
        RefuseOtherDimension(added);
        constraints ??= ClusteringConstraints.None;
        constraints.RefuseStrangers(faces.Count + added.Count);
        cancellationToken.ThrowIfCancellationRequested();
        Keep(constraints);
        for (var start = 0; start < added.Count; start += BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = added.Skip(start).Take(BatchSize).ToArray();
            AddBatch(batch, index.Search(batch, options.Neighbours, CancellationToken.None));
        }
    }

    /// <summary>Clusters all faces anew, as <see cref="AverageLinkage"/> does, with all that is known.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the clusters are as they were.</exception>
    public void Regroup(CancellationToken cancellationToken = default)
    {
        var labels = new AverageLinkage(options.MeanSquaredDistance) { Parallelism = options.Parallelism }.Cluster(
            faces,
            new() { Apart = apart, Together = together },
            cancellationToken
        );
        var regrouped = new GrowingClusters();
        foreach (var set in apart)
            regrouped.StayApart(set);
        for (var face = 0; face < labels.Length; face++)
            regrouped.Add(face, faces[face], labels[face]);
        clusters = regrouped;
    }

    /// <inheritdoc />
    public void Dispose() => index.Dispose();

    private void Keep(ClusteringConstraints constraints)
    {
        foreach (var set in constraints.Apart)
            clusters.StayApart(set);
        foreach (var set in constraints.Together)
            clusters.BelongTogether(set);
        apart.AddRange(constraints.Apart);
        together.AddRange(constraints.Together);
    }

    private void AddBatch(Embedding[] batch, IReadOnlyList<SearchHit[]> hits)
    {
        var start = faces.Count;
        for (var i = 0; i < batch.Length; i++)
        {
            var face = start + i;
            var near = hits[i]
                .Where(hit => hit.SquaredDistance <= options.MeanSquaredDistance)
                .Select(hit => (int)hit.Id);
            var nearNew = Enumerable
                .Range(0, i)
                .Where(other => batch[i].SquaredDistance(batch[other]) <= options.MeanSquaredDistance)
                .Select(other => start + other);
            clusters.Join(face, batch[i], [.. near, .. nearNew], options.MeanSquaredDistance);
            faces.Add(batch[i]);
            index.Add(face, batch[i]);
        }
    }

    private void RefuseOtherDimension(IReadOnlyList<Embedding> added)
    {
        foreach (var (i, embedding) in added.Index())
            if (embedding.Dimension != index.Dimension)
                throw new ArgumentException(
                    $"Face {i} has {embedding.Dimension} values instead of {index.Dimension}: all must come from one model.",
                    nameof(added)
                );
    }
}
