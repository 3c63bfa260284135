using System.Numerics;

namespace FaceNet.Recognition.Indexing;

/// <summary>
/// How near to each person the nearest face of anybody else is: looked for when somebody asks, since a search for each of
/// a hundred thousand people takes minutes, and kept up when people come and go.
/// </summary>
internal sealed class LookAlikes(PeopleIndex people)
{
    /// <summary>
    /// People whose distances make the average: its standard error is then three hundredths of how much people differ in it.
    /// </summary>
    public const int SampleSize = 1000;

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
        // Of one more face than a person has, one is somebody else's. Those with about as many are searched for at once.
        foreach (var alike in open.GroupBy(person => BitOperations.RoundUpToPowerOf2((uint)person.Count + 1)))
            Find([.. alike], (int)alike.Key);
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

    private void Find(IReadOnlyList<IndexedPerson> alike, int width)
    {
        var found = people.NearestFaces([.. alike.Select(people.MeanOf)], width);
        foreach (var (person, hits) in alike.Zip(found))
        {
            var nearest = hits.First(hit => people.OwnerOf(hit.Id) != person);
            person.LookAlike = new LookAlike(nearest.SquaredDistance, people.OwnerOf(nearest.Id).First, people.End);
        }
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
