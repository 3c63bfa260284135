using System.Numerics.Tensors;
using FaceNet.Search;

namespace FaceNet.Recognition;

/// <summary>
/// Distances from a face to people. A person's own threshold comes from the gallery itself: who looks like somebody else
/// there also looks like strangers, and must be met more closely. For this the squared distance from each person's mean
/// to the nearest face of anybody else is taken; what it falls short of its mean over all people, by half, is added to
/// the distances to the person (as the z-norm of speaker recognition does, Auckenthaler et al. 2000, with the nearest
/// impostor for a cohort, and towards strictness only). With one person enrolled there is nothing to add.
/// </summary>
internal sealed class PersonScorer : IDisposable
{
    /// <summary>
    /// Chosen together with the rule on people left out of training: with the default model, in galleries of 240, it raises
    /// the share named right at 1 % of strangers from 0.56 to 0.67 (docs/results).
    /// </summary>
    public const float UsualHandicap = 0.5f;

    private const int FirstWidth = 32;

    private readonly IReadOnlyList<IReadOnlyList<Embedding>> people;
    private readonly float nearestWeight;
    private readonly Embedding[] means;
    private readonly float[] handicaps;
    private readonly List<int> owners = [];
    private readonly VectorIndex faceIndex;
    private readonly VectorIndex meanIndex;

    /// <param name="people">The vectors of each person, at least one each; at least one person.</param>
    /// <param name="rule">How far a face is from a person.</param>
    /// <param name="handicap">Share of what a look-alike falls short by that is added to distances, 0 to 1.</param>
    public PersonScorer(
        IReadOnlyList<IReadOnlyList<Embedding>> people,
        RecognitionRule rule = RecognitionRule.Combined,
        float handicap = UsualHandicap
    )
    {
        this.people = people;
        nearestWeight = rule switch
        {
            RecognitionRule.NearestFace => 1,
            RecognitionRule.MeanFace => 0,
            _ => 0.5f,
        };
        means = [.. people.Select(Mean)];
        (faceIndex, meanIndex) = (new VectorIndex(means[0].Dimension), new VectorIndex(means[0].Dimension));
        for (var person = 0; person < people.Count; person++)
        {
            meanIndex.Add(person, means[person]);
            foreach (var face in people[person])
            {
                faceIndex.Add(owners.Count, face);
                owners.Add(person);
            }
        }
        handicaps = Handicaps(handicap);
    }

    /// <summary>The nearest people by score, nearest first, ties by order; fewer where there are fewer.</summary>
    public IReadOnlyList<PersonScore> Nearest(Embedding probe, int count)
    {
        for (var width = Math.Max(FirstWidth, count); ; width *= 4)
        {
            var (faces, nearMeans) = (faceIndex.Search(probe, width), meanIndex.Search(probe, width));
            PersonScore[] scores =
            [
                .. faces
                    .Select(hit => owners[(int)hit.Id])
                    .Concat(nearMeans.Select(hit => (int)hit.Id))
                    .Distinct()
                    .Select(person => Score(probe, person))
                    .OrderBy(score => score.Score)
                    .ThenBy(score => score.Person)
                    .Take(count),
            ];
            if (nearMeans.Count == people.Count)
                return scores;
            // Whoever is in neither list is at least as far as the last of both.
            var others = Weigh(faces[^1].SquaredDistance, nearMeans[^1].SquaredDistance);
            if (scores.Length == count && scores[^1].Score < others)
                return scores;
        }
    }

    /// <summary>The scores of everybody, in their order.</summary>
    public PersonScore[] All(Embedding probe) =>
        [.. Enumerable.Range(0, people.Count).Select(person => Score(probe, person))];

    /// <inheritdoc />
    public void Dispose()
    {
        faceIndex.Dispose();
        meanIndex.Dispose();
    }

    private PersonScore Score(Embedding probe, int person)
    {
        var nearest = people[person].Min(face => face.SquaredDistance(probe));
        var mean = means[person].SquaredDistance(probe);
        return new PersonScore(person, nearest, mean, Weigh(nearest, mean) + handicaps[person]);
    }

    private float Weigh(float nearest, float mean) => (nearestWeight * nearest) + ((1 - nearestWeight) * mean);

    private float[] Handicaps(float share)
    {
        if (people.Count == 1 || share == 0)
            return new float[people.Count];
        var apart = new float[people.Count];
        Parallel.For(0, apart.Length, person => apart[person] = NearestOther(person));
        var usual = apart.Average();
        return Array.ConvertAll(apart, distance => share * Math.Max(0, usual - distance));
    }

    private float NearestOther(int person)
    {
        for (var width = FirstWidth; ; width *= 4)
        {
            var hits = faceIndex.Search(means[person], Math.Min(width, owners.Count));
            foreach (var hit in hits)
                if (owners[(int)hit.Id] != person)
                    return hit.SquaredDistance;
        }
    }

    private static Embedding Mean(IReadOnlyList<Embedding> faces)
    {
        var sum = new float[faces[0].Dimension];
        foreach (var face in faces)
            TensorPrimitives.Add(sum, face.Values, sum);
        // Faces that cancel each other out have no mean; then the first stands for all.
        return TensorPrimitives.Norm(sum) > 0 ? Embedding.Normalize(sum) : faces[0];
    }
}
