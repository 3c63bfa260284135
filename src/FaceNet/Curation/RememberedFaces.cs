using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using FaceNet.Clustering;
using FaceNet.Galleries;
using FaceNet.Organizing;

namespace FaceNet.Curation;

/// <summary>
/// What a gallery knows about faces of photos at hand. A face is known again by its vector, which is the same to the last
/// bit when the same photo is looked at in the same way.
/// </summary>
public sealed class RememberedFaces
{
    private readonly GalleryContent content;
    private readonly Dictionary<Embedding, GalleryFace> known = new(new SameVector());
    private readonly Dictionary<long, GalleryPerson> people;
    private readonly Dictionary<string, long> numbers;
    private readonly ILookup<long, GalleryFace> facesOf;
    private readonly Dictionary<long, float[]> means = [];

    /// <summary>Reads a gallery once; what changes later is not seen.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public RememberedFaces(Gallery gallery)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        content = gallery.Content();
        people = content.People.ToDictionary(person => person.Id);
        numbers = content.People.ToDictionary(person => person.Name, person => person.Id, StringComparer.Ordinal);
        facesOf = content.Faces.Where(face => face.PersonId is not null).ToLookup(face => face.PersonId!.Value);
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
    /// What the gallery calls somebody by some faces: who it was said to be; or else who has at least half of them in the
    /// gallery; or else whom they resemble, unless they are too far on average, or it was said that one of them is not that
    /// person. Null for nobody.
    /// </summary>
    /// <param name="faces">Vectors, as of a group.</param>
    /// <param name="furthest">Largest mean squared distance between the faces and those of a person whom they resemble.</param>
    /// <param name="resembling">Says whom faces resemble; null for nobody.</param>
    public GroupName? NameOf(
        IReadOnlyList<Embedding> faces,
        float furthest = 4,
        Func<IReadOnlyList<Embedding>, string?>? resembling = null
    )
    {
        ArgumentNullException.ThrowIfNull(faces);
        GalleryFace[] same = [.. faces.Where(known.ContainsKey).Select(face => known[face])];
        if (Said(same) is { } said)
            return new(said.Name, 0, IsSaid: true);
        if (Owner(same) is { } owner && 2 * owner.Value >= faces.Count)
            return new(people[owner.Key].Name, Distance(faces, owner.Key));
        if (resembling?.Invoke(faces) is not { } name || !numbers.TryGetValue(name, out var other))
            return null;
        var distance = Distance(faces, other);
        return distance <= furthest && MayBe(same, other) ? new(name, distance) : null;
    }

    private GalleryPerson? Said(GalleryFace[] faces) =>
        faces
            .Where(face => content.Constraints.KnownAs(face.Id) is not null)
            .Select(face => face.PersonId is { } person ? people[person] : null)
            .FirstOrDefault(person => person is { IsNamed: true });

    private static KeyValuePair<long, int>? Owner(GalleryFace[] faces)
    {
        var counts = faces.Where(face => face.PersonId is not null).CountBy(face => face.PersonId!.Value);
        return counts.Any() ? counts.MaxBy(person => (person.Value, -person.Key)) : null;
    }

    private float Distance(IReadOnlyList<Embedding> faces, long person)
    {
        if (!means.TryGetValue(person, out var mean))
            means[person] = mean = Embedding.Mean(facesOf[person].Select(face => face.Face.Embedding));
        return 2 - (2 * TensorPrimitives.Dot(Embedding.Mean(faces), mean));
    }

    private bool MayBe(GalleryFace[] faces, long person) =>
        !content.Constraints.AreApart(
            faces.Select(face => face.Id),
            facesOf[person].Select(face => face.Id).ToHashSet()
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
