using FaceNet.Galleries;

namespace FaceNet.Curation;

/// <summary>
/// Who the clusters of a pass are. A cluster is somebody who has faces in it: first who has a name, then of whom a face in
/// it is known, then who has most. Nobody is two clusters. A cluster that is nobody who was there before is a new person,
/// but a face that is like no other and of which nothing is known is nobody's.
/// </summary>
internal sealed class ClusterPeople
{
    private readonly GalleryContent content;
    private readonly GalleryFace[][] clusters;
    private readonly HashSet<long> named;
    private readonly Dictionary<int, long> people = [];

    /// <param name="content">The gallery before the pass.</param>
    /// <param name="clusters">All its faces, by cluster.</param>
    public ClusterPeople(GalleryContent content, IEnumerable<IEnumerable<GalleryFace>> clusters)
    {
        this.content = content;
        this.clusters =
        [
            .. clusters.Select(cluster => cluster.OrderBy(face => face.Id).ToArray()).OrderBy(cluster => cluster[0].Id),
        ];
        named = [.. content.People.Where(person => person.IsNamed).Select(person => person.Id)];
        var taken = new HashSet<long>();
        foreach (var (cluster, person) in Claims())
            if (!people.ContainsKey(cluster) && taken.Add(person))
                people.Add(cluster, person);
    }

    /// <summary>Faces that go to somebody.</summary>
    /// <param name="keepsOne">True to leave somebody who has a single face that one.</param>
    public IReadOnlyList<FacesPlaced> Placed(bool keepsOne) =>
        [
            .. clusters
                .Index()
                .Where(cluster => IsSomebody(cluster.Index, keepsOne))
                .Select(cluster => new FacesPlaced(
                    people.TryGetValue(cluster.Index, out var person) ? person : null,
                    [.. cluster.Item.Select(face => face.Id)]
                )),
        ];

    /// <summary>Faces that are nobody's.</summary>
    public IReadOnlyList<long> Alone(bool keepsOne) =>
        [
            .. clusters
                .Index()
                .Where(cluster => !IsSomebody(cluster.Index, keepsOne))
                .SelectMany(cluster => cluster.Item.Select(face => face.Id)),
        ];

    private IEnumerable<(int Cluster, long Person)> Claims() =>
        clusters
            .Index()
            .SelectMany(cluster =>
                cluster
                    .Item.Where(face => face.PersonId is not null)
                    .GroupBy(face => face.PersonId!.Value)
                    .Select(own =>
                        (
                            Cluster: cluster.Index,
                            Person: own.Key,
                            IsKnown: own.Any(face => content.Constraints.KnownAs(face.Id) == own.Key),
                            Faces: own.Count()
                        )
                    )
            )
            .OrderByDescending(claim => claim.IsKnown)
            .ThenByDescending(claim => named.Contains(claim.Person))
            .ThenByDescending(claim => claim.Faces)
            .ThenBy(claim => claim.Person)
            .ThenBy(claim => claim.Cluster)
            .Select(claim => (claim.Cluster, claim.Person));

    private bool IsSomebody(int index, bool keepsOne) =>
        clusters[index] is not [var only]
        || content.Constraints.KnownAs(only.Id) is not null
        || (people.TryGetValue(index, out var person) && (keepsOne || named.Contains(person)));
}
