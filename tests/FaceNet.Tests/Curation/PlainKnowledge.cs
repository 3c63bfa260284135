using FaceNet.Galleries;

namespace FaceNet.Tests.Curation;

/// <summary>
/// What is known by a list of decisions, pair by pair: the obvious loop that the gallery's own replay is compared with.
/// </summary>
internal sealed class PlainKnowledge
{
    private readonly Dictionary<long, long> known = [];
    private readonly HashSet<(long, long)> apart = [];

    public PlainKnowledge(IEnumerable<Said> decisions)
    {
        foreach (var decision in decisions)
        {
            foreach (var face in decision.Same)
                known[face] = decision.Person;
            apart.RemoveWhere(pair =>
                known.TryGetValue(pair.Item1, out var one)
                && known.TryGetValue(pair.Item2, out var other)
                && one == other
            );
            foreach (var face in decision.Nobody)
                known.Remove(face);
            foreach (var left in decision.Left)
            foreach (var right in decision.Right)
                apart.Add((left, right));
        }
    }

    public long? KnownAs(long face) => known.TryGetValue(face, out var person) ? person : null;

    /// <summary>Says what is wrong with a gallery; nothing when no constraint in force is broken.</summary>
    public IEnumerable<string> Broken(Gallery gallery)
    {
        var faces = gallery.Faces();
        var person = faces.ToDictionary(face => face.Id, face => face.PersonId);
        foreach (var (face, who) in known)
            if (person[face] is null)
                yield return $"{face} is known to be {who}, and nobody's";
        foreach (var (one, two) in Pairs(faces))
        {
            var (isOne, isShared) = (known.TryGetValue(one.Id, out var who), one.PersonId == two.PersonId);
            var together = isOne && KnownAs(two.Id) == who;
            if (together && !isShared)
                yield return $"{one.Id} and {two.Id} belong together";
            if (one.PersonId is null || !isShared)
                continue;
            if (apart.Contains((one.Id, two.Id)) || apart.Contains((two.Id, one.Id)))
                yield return $"{one.Id} and {two.Id} were said to be apart";
            if (one.Photo == two.Photo && !together)
                yield return $"{one.Id} and {two.Id} are on one photo";
        }
        foreach (var empty in gallery.People.Where(one => !one.IsNamed && one.Faces == 0))
            yield return $"{empty.Name} has no face";
        if (
            gallery.People.Select(one => one.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count()
            < gallery.People.Count
        )
            yield return "two people have one name";
    }

    private static IEnumerable<(GalleryFace, GalleryFace)> Pairs(IReadOnlyList<GalleryFace> faces) =>
        faces.SelectMany((one, index) => faces.Skip(index + 1).Select(two => (one, two)));
}

/// <summary>A decision, as it is to be understood.</summary>
internal sealed record Said(long Person, long[] Same, long[] Nobody, long[] Left, long[] Right);
