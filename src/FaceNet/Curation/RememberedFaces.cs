using System.Runtime.InteropServices;
using FaceNet.Clustering;
using FaceNet.Galleries;

namespace FaceNet.Curation;

/// <summary>
/// What a gallery knows about faces of photos at hand. A face is known again by its vector, which is the same to the last
/// bit when the same photo is looked at in the same way.
/// </summary>
public sealed class RememberedFaces
{
    private readonly GalleryContent content;
    private readonly Dictionary<Embedding, GalleryFace> known = new(new SameVector());
    private readonly Dictionary<long, string> names;

    /// <summary>Reads a gallery once; what changes later is not seen.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public RememberedFaces(Gallery gallery)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        content = gallery.Content();
        names = content.People.Where(person => person.IsNamed).ToDictionary(person => person.Id, person => person.Name);
        foreach (var face in content.Faces)
            known.TryAdd(face.Face.Embedding, face);
    }

    /// <summary>Who of some faces belongs together, and who stays apart, by what was decided.</summary>
    /// <param name="faces">Vectors of the gallery's model, or of another, of which nothing is known.</param>
    public ClusteringConstraints Among(IReadOnlyList<Embedding> faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        // Copies of a photo have the same face.
        var copies = faces
            .Index()
            .Where(face => known.ContainsKey(face.Item))
            .GroupBy(face => known[face.Item].Id, face => face.Index)
            .Select(same => same.ToArray())
            .ToArray();
        var found = Array.ConvertAll(copies, same => known[faces[same[0]]]);
        var constraints = new KnownConstraints(content, found).All();
        return new ClusteringConstraints
        {
            Apart = [.. constraints.Apart.Select(set => set.Select(face => copies[face][0]).ToArray())],
            Together =
            [
                .. constraints.Together.Select(set => set.SelectMany(face => copies[face]).ToArray()),
                .. copies,
            ],
        };
    }

    /// <summary>
    /// The name of somebody of whom a face is known to be among some. Where none is, whom they resemble, unless it was said
    /// that one of them is not that person; null where they resemble nobody.
    /// </summary>
    /// <param name="faces">Vectors, as of a group.</param>
    /// <param name="resembling">Says whom faces resemble; null for nobody.</param>
    public string? NameOf(IReadOnlyList<Embedding> faces, Func<IReadOnlyList<Embedding>, string?>? resembling = null)
    {
        ArgumentNullException.ThrowIfNull(faces);
        GalleryFace[] same = [.. faces.Where(known.ContainsKey).Select(face => known[face])];
        foreach (var face in same)
            if (
                content.Constraints.KnownAs(face.Id) is not null
                && face.PersonId is { } person
                && names.TryGetValue(person, out var name)
            )
                return name;
        return resembling?.Invoke(faces) is { } other && MayBe(same, other) ? other : null;
    }

    private bool MayBe(GalleryFace[] faces, string name) =>
        !content.Constraints.AreApart(
            faces.Select(face => face.Id),
            content
                .Faces.Where(face => face.PersonId is { } person && names.GetValueOrDefault(person) == name)
                .Select(face => face.Id)
                .ToHashSet()
        );

    private sealed class SameVector : IEqualityComparer<Embedding>
    {
        public bool Equals(Embedding? one, Embedding? other) => one!.Values.SequenceEqual(other!.Values);

        public int GetHashCode(Embedding face)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(face.Values));
            return hash.ToHashCode();
        }
    }
}
