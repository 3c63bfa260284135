using FaceNet.Recognition.Indexing;
using FaceNet.Search;

namespace FaceNet.Recognition;

/// <summary>
/// Distances from a face to people. A person's own threshold comes from the gallery itself: who looks like somebody else
/// there also looks like strangers, and must be met more closely. For this the squared distance from each person's mean
/// to the nearest face of anybody else is taken; what it falls short of its average, by half, is added to the distances to
/// the person (as the z-norm of speaker recognition does, Auckenthaler et al. 2000, with the nearest impostor for a
/// cohort, and towards strictness only). With one person enrolled there is nothing to add.
/// <para>Any number of threads may ask while the people do not change.</para>
/// </summary>
internal sealed class PersonScorer
{
    /// <summary>
    /// Chosen together with the rule on people left out of training: with the default model, in galleries of 240, it raises
    /// the share named right at 1 % of strangers from 0.56 to 0.67 (docs/results).
    /// </summary>
    public const float UsualHandicap = 0.5f;

    private const int FirstWidth = 32;

    /// <summary>Together, look-alikes cost half of what they cost one by one: a tile of probes for each of two threads.</summary>
    private const int HandicapsAtOnce = 24;

    private readonly PeopleIndex people;
    private readonly LookAlikes lookAlikes;
    private readonly float nearestWeight;
    private readonly float share;
    private readonly Lazy<float> usual;

    /// <param name="people">Whom to compare with, at least one; remains the caller's.</param>
    /// <param name="rule">How far a face is from a person.</param>
    /// <param name="handicap">Share of what a look-alike falls short by that is added to distances, 0 to 1.</param>
    public PersonScorer(
        PeopleIndex people,
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
        share = people.Count == 1 ? 0 : handicap;
        lookAlikes = new LookAlikes(people);
        usual = new Lazy<float>(lookAlikes.Usual);
    }

    /// <summary>The nearest people by score, nearest first, ties by number; fewer where there are fewer.</summary>
    /// <exception cref="VectorIndexException">The people lie in a file that is damaged.</exception>
    public IReadOnlyList<PersonScore> Nearest(Embedding probe, int count)
    {
        for (var width = Math.Max(FirstWidth, count); ; width *= 4)
        {
            var (faces, means) = (people.NearestFaces([probe], width)[0], people.NearestMeans(probe, width));
            var near = faces.Concat(means).Select(hit => people.OwnerOf(hit.Id)).Distinct();
            var scores = Best([.. near.Select(person => new Measured(probe, person, this))], count);
            if (means.Count == people.Count)
                return scores;
            // Whoever is in neither list is at least as far as the last of both.
            var others = Weigh(faces[^1].SquaredDistance, means[^1].SquaredDistance);
            if (scores.Count == count && scores[^1].Score < others)
                return scores;
        }
    }

    /// <summary>The scores of everybody, by number.</summary>
    /// <inheritdoc cref="Nearest" path="/exception"/>
    public IReadOnlyList<PersonScore> All(Embedding probe) =>
        WithHandicaps([
            .. people.People.OrderBy(person => person.Id).Select(person => new Measured(probe, person, this)),
        ]);

    /// <summary>
    /// Handicaps only add, so they need not be known of people who without are further away than the worst of those looked
    /// for; a few at a time, nearest first, that worst comes down.
    /// </summary>
    private List<PersonScore> Best(Measured[] near, int count)
    {
        Array.Sort(near, (one, other) => one.Distance.CompareTo(other.Distance));
        var best = new List<PersonScore>();
        var step = Math.Max(count, HandicapsAtOnce);
        for (var at = 0; at < near.Length && (best.Count < count || near[at].Distance <= best[^1].Score); at += step)
            best =
            [
                .. best.Concat(WithHandicaps([.. near.Skip(at).Take(step)]))
                    .OrderBy(score => score.Score)
                    .ThenBy(score => score.Person)
                    .Take(count),
            ];
        return best;
    }

    private IReadOnlyList<PersonScore> WithHandicaps(IReadOnlyList<Measured> measured)
    {
        if (share > 0)
            lookAlikes.Know([.. measured.Select(person => person.Person)]);
        return [.. measured.Select(person => person.WithHandicap(Handicap(person.Person)))];
    }

    private float Handicap(IndexedPerson person) =>
        share > 0 ? share * Math.Max(0, usual.Value - person.LookAlike!.SquaredDistance) : 0;

    private float Weigh(float nearest, float mean) => (nearestWeight * nearest) + ((1 - nearestWeight) * mean);

    private readonly struct Measured(Embedding probe, IndexedPerson person, PersonScorer scorer)
    {
        private readonly float nearest = scorer.people.NearestDistance(probe, person);
        private readonly float mean = scorer.people.MeanDistance(probe, person);

        public IndexedPerson Person { get; } = person;

        public float Distance => scorer.Weigh(nearest, mean);

        public PersonScore WithHandicap(float handicap) => new(Person.Id, nearest, mean, Distance + handicap);
    }
}
