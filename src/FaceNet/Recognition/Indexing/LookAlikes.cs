namespace FaceNet.Recognition.Indexing;

/// <summary>
/// How near to each person the nearest face of anybody else is: looked for when somebody asks, since a search for each of
/// a hundred thousand people takes minutes, and kept up when people come and go.
/// </summary>
internal sealed class LookAlikes(PeopleIndex people)
{
    /// <summary>
    /// People whose distances make the average: the usual one is then known to a hundredth of how much people differ in it.
    /// </summary>
    public const int SampleSize = 1000;

    private const int FirstWidth = 32;

    /// <summary>
    /// The average distance, over everybody, or over <see cref="SampleSize"/> people where there are more. Who they are
    /// depends on nothing but the people's numbers, and changes little as people come and go.
    /// </summary>
    public float Usual()
    {
        var sample = Sample();
        Know(sample);
        return sample.Average(person => person.LookAlike!.SquaredDistance);
    }

    /// <summary>Sees to it that the look-alike of each of some people is known, and is that of now.</summary>
    public void Know(IReadOnlyList<IndexedPerson> asked)
    {
        var open = new List<IndexedPerson>();
        foreach (var person in asked)
            if (person.LookAlike is not { } known || !people.IsThere(known.Other))
                open.Add(person);
            else if (known.SeenUpTo < people.End)
                person.LookAlike = WithThoseWhoCame(person, known);
        for (var width = FirstWidth; open.Count > 0; width *= 4)
            open = StillOpen(open, width);
    }

    private LookAlike WithThoseWhoCame(IndexedPerson person, LookAlike known)
    {
        var mean = people.MeanOf(person);
        var nearest = known with { SeenUpTo = people.End };
        foreach (var other in people.Since(known.SeenUpTo))
            if (people.NearestDistance(mean, other) is var distance && distance < nearest.SquaredDistance)
                nearest = nearest with { SquaredDistance = distance, Other = other.First };
        return nearest;
    }

    /// <summary>Those of whom so many nearest faces are all their own.</summary>
    private List<IndexedPerson> StillOpen(List<IndexedPerson> open, int width)
    {
        var found = people.NearestFaces(open.ConvertAll(people.MeanOf), width);
        var left = new List<IndexedPerson>();
        foreach (var (person, hits) in open.Zip(found))
        {
            var other = Array.FindIndex(hits, hit => people.OwnerOf(hit.Id) != person);
            if (other < 0)
                left.Add(person);
            else
                person.LookAlike = new LookAlike(
                    hits[other].SquaredDistance,
                    people.OwnerOf(hits[other].Id).First,
                    people.End
                );
        }
        return left;
    }

    private IReadOnlyList<IndexedPerson> Sample()
    {
        if (people.Count <= SampleSize)
            return [.. people.People.OrderBy(person => person.Id)];
        return [.. people.People.OrderBy(person => Scatter((ulong)person.Id)).Take(SampleSize)];
    }

    /// <summary>A number's place in an order that has nothing to do with that of the numbers: SplitMix64 (Steele et al. 2014).</summary>
    private static ulong Scatter(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
