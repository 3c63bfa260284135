using FaceNet.Galleries;
using FaceNet.Search;

namespace FaceNet.Curation;

/// <summary>Finds what is open in a gallery as it was at one moment.</summary>
internal sealed class QuestionSearch
{
    /// <summary>
    /// A question is open within this share of the grouping distance. Beyond it, a pass decides rightly nearly always.
    /// </summary>
    private const float OpenShare = 0.25f;

    /// <summary>
    /// So many people whose mean directions are nearest are compared. A person can be farther and yet within the bound
    /// only by being blurred, and such pairs settle little.
    /// </summary>
    private const int Neighbours = 16;

    private readonly GalleryConstraints known;
    private readonly float bound;
    private readonly PersonFaces[] people;
    private readonly GalleryFace[] alone;

    /// <param name="content">The gallery.</param>
    /// <param name="bound">Mean squared distance up to which a pass takes faces for one person's.</param>
    public QuestionSearch(GalleryContent content, float bound)
    {
        (known, this.bound) = (content.Constraints, bound);
        var byPerson = content.Faces.ToLookup(face => face.PersonId);
        people =
        [
            .. content
                .People.Where(person => byPerson.Contains(person.Id))
                .Select(person => new PersonFaces(person, [.. byPerson[person.Id]])),
        ];
        alone = [.. byPerson[null]];
    }

    /// <summary>The open questions, the weightiest first, so many at most.</summary>
    public IReadOnlyList<Question> Find(int count) =>
        [
            .. All()
                .OrderByDescending(found => found.Weight)
                .ThenBy(found => found.SquaredDistance)
                .ThenBy(found => found.Id, StringComparer.Ordinal)
                .Take(count)
                .Select(Describe),
        ];

    /// <summary>The open question of an id; null when there is none.</summary>
    public Question? Find(string id) => All().Where(found => found.Id == id).Select(Describe).FirstOrDefault();

    private IEnumerable<Found> All() => Pairs().Concat(Outside()).Concat(Inside()).Where(found => found.Weight > 0);

    private IEnumerable<Found> Pairs()
    {
        var near = NearPeople([.. people.Select(person => person.Mean)]);
        var pairs = near.Index()
            .SelectMany(item =>
                item.Item.Select(other => (First: Math.Min(item.Index, other), Second: Math.Max(item.Index, other)))
            )
            .Where(pair => pair.First != pair.Second)
            .Distinct();
        foreach (var (first, second) in pairs)
        {
            var (one, two) = (people[first], people[second]);
            if (IsAnswered(one, two))
                continue;
            var (stays, goes) = Rank(one).CompareTo(Rank(two)) >= 0 ? (one, two) : (two, one);
            var distance = one.MeanSquaredDistance(two);
            yield return new Found(
                stays,
                goes,
                null,
                distance,
                Weight(distance, goes.Faces.Count < stays.Faces.Count ? goes : stays)
            );
        }
    }

    private IEnumerable<Found> Outside()
    {
        var near = NearPeople([.. alone.Select(face => face.Face.Embedding)]);
        foreach (var (face, candidates) in alone.Zip(near))
        foreach (var person in candidates.Select(index => people[index]))
            if (!person.Photos.Contains(face.Photo.Sha256) && !known.AreApart([face.Id], person.Ids))
            {
                var distance = person.MeanSquaredDistance(face.Face.Embedding);
                yield return new Found(person, null, face, distance, Weight(distance, 1));
            }
    }

    private IEnumerable<Found> Inside() =>
        from person in people
        where person.Faces.Count > 1
        from face in person.Faces
        where known.KnownAs(face.Id) is null
        let distance = person.MeanSquaredDistanceToOthers(face.Face.Embedding)
        select new Found(person, null, face, distance, Weight(distance, 1));

    private bool IsAnswered(PersonFaces one, PersonFaces two) =>
        (one.Person.IsNamed && two.Person.IsNamed)
        || one.Photos.Overlaps(two.Photos)
        || known.AreApart(one.Ids, two.Ids);

    /// <summary>Of two people who are one, the name stays, then the larger side, then the older.</summary>
    private static (bool, int, long) Rank(PersonFaces person) =>
        (person.Person.IsNamed, person.Faces.Count, -person.Person.Id);

    private float Weight(float distance, PersonFaces moved) => Weight(distance, moved.Faces.Count);

    private float Weight(float distance, int faces) =>
        bound > 0 ? faces * Math.Max(0, 1 - (Math.Abs(distance - bound) / (OpenShare * bound))) : 0;

    private int[][] NearPeople(Embedding[] probes)
    {
        if (people.Length == 0 || probes.Length == 0)
            return [.. probes.Select(_ => Array.Empty<int>())];
        using var index = new VectorIndex(people[0].Mean.Dimension);
        foreach (var (number, person) in people.Index())
            index.Add(number, person.Mean);
        return [.. index.Search(probes, Neighbours).Select(hits => hits.Select(hit => (int)hit.Id).ToArray())];
    }

    private static Question Describe(Found found)
    {
        var face = found.Face ?? Closest(found.Other!, found.Person);
        return new Question
        {
            Id = found.Id,
            Kind =
                found.Other is not null ? QuestionKind.SamePerson
                : face.PersonId is null ? QuestionKind.FaceOutside
                : QuestionKind.FaceInside,
            Person = found.Person.Person,
            Other = found.Other?.Person,
            Face = face,
            Nearest = found.Person.NearestTo(face),
            SquaredDistance = Math.Clamp(found.SquaredDistance, 0, 4),
            Faces = found.Other is { } other ? Math.Min(other.Faces.Count, found.Person.Faces.Count) : 1,
            Weight = found.Weight,
        };
    }

    private static GalleryFace Closest(PersonFaces person, PersonFaces to) =>
        person.Faces.MinBy(face => to.NearestTo(face).Face.Embedding.SquaredDistance(face.Face.Embedding))!;

    /// <summary>A question without what only those need who read it.</summary>
    private readonly record struct Found(
        PersonFaces Person,
        PersonFaces? Other,
        GalleryFace? Face,
        float SquaredDistance,
        float Weight
    )
    {
        /// <summary>Of two people the older one first, whoever would stay: the question remains the same one.</summary>
        public string Id =>
            Other is null
                ? $"f{Face!.Id}-p{Person.Person.Id}"
                : $"p{Math.Min(Other.Person.Id, Person.Person.Id)}-p{Math.Max(Other.Person.Id, Person.Person.Id)}";
    }
}
