using FaceNet.Clustering;
using FaceNet.Galleries;

namespace FaceNet.Curation;

/// <summary>What is known about a gallery's faces, in the terms of clustering.</summary>
/// <param name="content">The gallery.</param>
/// <param name="faces">The faces that are clustered, in their order.</param>
internal sealed class KnownConstraints(GalleryContent content, IReadOnlyList<GalleryFace> faces)
{
    private readonly GalleryConstraints known = content.Constraints;
    private readonly Dictionary<long, int> indices = faces
        .Index()
        .ToDictionary(face => face.Item.Id, face => face.Index);

    /// <summary>Who must stay apart: faces of one photo, what was said to be, and people with different names.</summary>
    public ClusteringConstraints Apart() =>
        new() { Apart = [.. OnePhoto(), .. SaidApart(), [.. NamedPeople().Select(person => person[0])]] };

    /// <summary>That, and who belongs together: what was said to, and people with a name.</summary>
    public ClusteringConstraints All() =>
        Apart() with
        {
            Together =
            [
                .. known.Together.Select(set => Indices(set.Faces)).Where(set => set.Length > 1),
                .. NamedPeople(),
            ],
        };

    private IEnumerable<int[]> OnePhoto() =>
        faces
            .GroupBy(face => face.Photo.Sha256, StringComparer.Ordinal)
            .Select(photo => OneEach(photo.Select(face => face.Id)))
            .Where(photo => photo.Length > 1);

    private IEnumerable<int[]> SaidApart() =>
        from side in known.Apart
        from left in OneEach(side.Left)
        from right in OneEach(side.Right)
        select new[] { left, right };

    /// <summary>By person with a given name: the faces known to be theirs, or all where none is.</summary>
    private IEnumerable<int[]> NamedPeople()
    {
        var byPerson = faces.ToLookup(face => face.PersonId, face => face.Id);
        return content
            .People.Where(person => person.IsNamed && byPerson[person.Id].Any())
            .Select(person =>
                byPerson[person.Id].Where(face => known.KnownAs(face) == person.Id).ToArray() is { Length: > 0 } core
                    ? Indices(core)
                    : Indices(byPerson[person.Id])
            );
    }

    /// <summary>Of faces known to be one person the first, because where one goes, all go.</summary>
    private int[] OneEach(IEnumerable<long> set) =>
        Indices(set.DistinctBy(face => known.KnownAs(face) is { } person ? (person, 0L) : (0L, face)));

    private int[] Indices(IEnumerable<long> set) => [.. set.Where(indices.ContainsKey).Select(face => indices[face])];
}
