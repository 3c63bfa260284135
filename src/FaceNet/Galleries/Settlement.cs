namespace FaceNet.Galleries;

/// <summary>
/// Puts faces where what is known allows them to be. After a decision, or after one was taken back, some may be where
/// they can no longer stay: two that somebody else's pass had put together, or a face on a photo of which the person has
/// another one by now. What is known to be together goes together; of what cannot be one person, the known faces stay and
/// the others leave.
/// </summary>
/// <param name="constraints">What is known.</param>
/// <param name="members">Where the faces are.</param>
internal sealed class Settlement(GalleryConstraints constraints, IReadOnlyList<FaceMember> members)
{
    private readonly Dictionary<long, long> photos = members.ToDictionary(face => face.Face, face => face.Photo);
    private readonly Dictionary<long, long?> places = members.ToDictionary(face => face.Face, face => face.Person);

    /// <summary>The moves that are needed, in order.</summary>
    /// <param name="exists">Whether there is a person of a number.</param>
    /// <param name="found">Makes a person.</param>
    public IReadOnlyList<(long Face, long? Person)> Moves(Func<long, bool> exists, Func<long> found)
    {
        var moves = new List<(long, long?)>();
        foreach (var (known, faces) in constraints.Together)
            if (faces.Where(places.ContainsKey).Select(face => places[face]).Distinct().ToArray() is not ([] or [{ }]))
                Move(faces, exists(known) ? known : MostCommon(faces) ?? found(), moves);
        foreach (
            var person in places.Where(face => face.Value is not null).ToLookup(face => face.Value, face => face.Key)
        )
        foreach (var (unit, isKnown) in Leaving(person.Key!.Value, [.. person.Order()]).ToArray())
            Move(unit, isKnown ? found() : null, moves);
        return moves;
    }

    private void Move(IEnumerable<long> faces, long? person, List<(long, long?)> moves)
    {
        foreach (var face in faces.Where(face => places.TryGetValue(face, out var place) && place != person))
        {
            places[face] = person;
            moves.Add((face, person));
        }
    }

    private long? MostCommon(IEnumerable<long> faces) =>
        faces
            .Where(places.ContainsKey)
            .Select(face => places[face])
            .Where(person => person is not null)
            .CountBy(person => person!.Value)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key)
            .Select(count => (long?)count.Key)
            .FirstOrDefault();

    /// <summary>The faces of a person, as sets that belong together, that are apart from some that have more right.</summary>
    private IEnumerable<(IReadOnlyList<long> Unit, bool IsKnown)> Leaving(long person, long[] faces)
    {
        var (kept, keptPhotos) = (new HashSet<long>(), new HashSet<long>());
        var units = faces
            .GroupBy(face => constraints.KnownAs(face) is { } known ? (known, 0L) : (long.MaxValue, face))
            .OrderBy(unit => unit.Key.Item1 != person)
            .ThenBy(unit => unit.Key);
        foreach (var unit in units)
        {
            long[] own = [.. unit];
            if (own.Any(face => keptPhotos.Contains(photos[face])) || constraints.AreApart(own, kept))
            {
                yield return (own, unit.Key.Item1 != long.MaxValue);
                continue;
            }
            kept.UnionWith(own);
            keptPhotos.UnionWith(own.Select(face => photos[face]));
        }
    }
}
