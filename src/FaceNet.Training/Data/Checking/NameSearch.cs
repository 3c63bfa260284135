namespace FaceNet.Training.Data.Checking;

/// <summary>
/// Finds people who are in the data under two names: as if strangers, they would be pushed apart. Both must be nearest to
/// each other, and nearer by a gap than to anybody else: blurred faces, and those of children, are near each other by the
/// thousand, and no distance alone tells them from a person under two names.
/// </summary>
internal static class NameSearch
{
    /// <summary>All suspected pairs of names, the nearest first.</summary>
    public static IReadOnlyList<SuspectedNames> Find(
        LabelledVectors faces,
        PersonMeans means,
        DataCheckOptions options,
        CancellationToken cancellationToken
    )
    {
        var neighbours = new Neighbour[faces.People.Count];
        System.Threading.Tasks.Parallel.For(
            0,
            neighbours.Length,
            new ParallelOptions { CancellationToken = cancellationToken },
            person => neighbours[person] = Nearest(person, faces.People.Count, means)
        );
        return
        [
            .. neighbours
                .Index()
                .Where(one => one.Item.Person > one.Index && IsMutual(one.Index) && IsClear(one.Item))
                .Where(one => IsClear(neighbours[one.Item.Person]))
                .Select(one => Suspect(faces, one.Index, one.Item))
                .OrderBy(names => names.SquaredDistance)
                .ThenBy(names => names.First, StringComparer.Ordinal),
        ];

        bool IsMutual(int person) => neighbours[neighbours[person].Person].Person == person;

        bool IsClear(Neighbour one) =>
            one.Distance <= options.OnePersonDistance && one.NextDistance - one.Distance >= options.OnePersonGap;
    }

    private static Neighbour Nearest(int person, int people, PersonMeans means)
    {
        var nearest = new Neighbour(-1, float.PositiveInfinity, float.PositiveInfinity);
        for (var other = 0; other < people; other++)
        {
            if (other == person)
                continue;
            var distance = means.Between(person, other);
            if (distance < nearest.Distance)
                nearest = new Neighbour(other, distance, nearest.Distance);
            else if (distance < nearest.NextDistance)
                nearest = nearest with { NextDistance = distance };
        }
        return nearest;
    }

    private static SuspectedNames Suspect(LabelledVectors faces, int person, Neighbour neighbour)
    {
        var (first, second) =
            faces.ImagesOf[neighbour.Person].Count > faces.ImagesOf[person].Count
                ? (neighbour.Person, person)
                : (person, neighbour.Person);
        return new SuspectedNames(
            faces.People[first],
            faces.People[second],
            neighbour.Distance,
            faces.ImagesOf[second].Count
        );
    }

    private readonly record struct Neighbour(int Person, float Distance, float NextDistance);
}
