using FaceNet.Clustering;
using FaceNet.Galleries;

namespace FaceNet.Curation;

/// <summary>
/// Sorts the faces of a gallery by person. Faces of nobody join people or found new ones; with
/// <see cref="SortingOptions.IsFull"/> all faces are sorted anew of which nothing is known. Whatever was decided holds,
/// as does that people with different names are different, and that two faces of one photo are two people unless
/// somebody said otherwise. The same gallery gives the same people.
/// </summary>
public sealed class GallerySorter
{
    private readonly Gallery gallery;
    private readonly SortingOptions options;

    /// <summary>Sorts by these rules.</summary>
    /// <param name="gallery">Remains the caller's to dispose.</param>
    /// <param name="options">How.</param>
    public GallerySorter(Gallery gallery, SortingOptions options)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        ArgumentNullException.ThrowIfNull(options);
        (this.gallery, this.options) = (gallery, options);
    }

    /// <summary>
    /// Does a pass. All of it is in the gallery afterwards, or nothing; when another program changes the gallery
    /// meanwhile, it begins anew.
    /// </summary>
    /// <exception cref="GalleryException">The gallery cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the gallery is as it was.</exception>
    public SortingResult Sort(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var content = gallery.Content();
            var clusters = options.IsFull ? All(content, cancellationToken) : New(content, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var people = new ClusterPeople(content, clusters);
            // Somebody who has one face and was not to be looked at again keeps it.
            var (placed, alone) = (people.Placed(keepsOne: !options.IsFull), people.Alone(keepsOne: !options.IsFull));
            if (gallery.TryPlace(content.Revision, placed, alone))
                return Count(content, placed, alone);
        }
    }

    private IEnumerable<IEnumerable<GalleryFace>> All(GalleryContent content, CancellationToken cancellationToken)
    {
        var clustering = new AverageLinkage(options.MeanSquaredDistance) { Parallelism = options.Parallelism };
        var labels = clustering.Cluster(
            [.. content.Faces.Select(face => face.Face.Embedding)],
            new KnownConstraints(content, content.Faces).All(),
            cancellationToken
        );
        return Groups(content.Faces, labels);
    }

    // A face that was like nobody when its turn came may be like those who came after it: faces that stay single are looked
    // at again, until none of them joins, so that the next pass would change nothing.
    private IEnumerable<IEnumerable<GalleryFace>> New(GalleryContent content, CancellationToken cancellationToken)
    {
        var sorted = content.Faces.ToLookup(face => face.PersonId is not null);
        var clusters = sorted[true].GroupBy(face => face.PersonId!.Value).Select(own => own.ToArray()).ToArray();
        GalleryFace[] single = [.. sorted[false]];
        for (var before = int.MaxValue; single.Length > 0 && single.Length < before; )
        {
            before = single.Length;
            var joined = Join(content, clusters, single, cancellationToken)
                .ToLookup(cluster => cluster is [{ PersonId: null }]);
            (clusters, single) = ([.. joined[false]], [.. joined[true].Select(cluster => cluster[0])]);
        }
        return [.. clusters, .. single.Select(face => new[] { face })];
    }

    private IEnumerable<GalleryFace[]> Join(
        GalleryContent content,
        GalleryFace[][] clusters,
        GalleryFace[] single,
        CancellationToken cancellationToken
    )
    {
        using var clustering = new IncrementalClustering(
            single[0].Face.Embedding.Dimension,
            new() { MeanSquaredDistance = options.MeanSquaredDistance, Parallelism = options.Parallelism }
        );
        GalleryFace[] faces = [.. clusters.SelectMany(cluster => cluster), .. single];
        clustering.AddSorted(
            [.. faces.SkipLast(single.Length).Select(face => face.Face.Embedding)],
            [.. clusters.Index().SelectMany(cluster => Enumerable.Repeat((long)cluster.Index, cluster.Item.Length))]
        );
        clustering.Add(
            [.. single.Select(face => face.Face.Embedding)],
            new KnownConstraints(content, faces).Apart(),
            cancellationToken
        );
        return Groups(faces, clustering.Labels()).Select(cluster => cluster.ToArray());
    }

    private static IEnumerable<IEnumerable<GalleryFace>> Groups(IReadOnlyList<GalleryFace> faces, int[] labels) =>
        faces.Zip(labels).GroupBy(face => face.Second, face => face.First);

    private static SortingResult Count(
        GalleryContent content,
        IReadOnlyList<FacesPlaced> placed,
        IReadOnlyList<long> alone
    )
    {
        var before = content.Faces.ToDictionary(face => face.Id, face => face.PersonId);
        var (old, founded) = (
            placed.Where(group => group.Person is not null),
            placed.Where(group => group.Person is null)
        );
        var named = content.People.Where(person => person.IsNamed).Select(person => person.Id);
        return new SortingResult(
            old.Sum(group => group.Faces.Count(face => before[face] is null)),
            founded.Count(),
            founded.Sum(group => group.Faces.Count(face => before[face] is null)),
            placed.Sum(group => group.Faces.Count(face => before[face] is { } person && person != group.Person))
                + alone.Count(face => before[face] is not null),
            alone.Count,
            founded.Count() + old.Select(group => group.Person!.Value).Union(named).Count(),
            content.Faces.Count
        );
    }
}
