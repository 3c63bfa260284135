using FaceNet.Recognition.Indexing;
using FaceNet.Search;

namespace FaceNet.Recognition;

/// <summary>Who of some people is this? Safe to call from several threads while the people do not change.</summary>
internal sealed class PersonMatcher
{
    private readonly PeopleIndex people;
    private readonly Func<long, string?> nameOf;
    private readonly MatchScale scale;
    private readonly RecognitionOptions options;
    private readonly PersonScorer? scorer;

    /// <param name="people">Whom to compare with; may be none. Remains the caller's.</param>
    /// <param name="nameOf">The name of a person; null for one who is gone.</param>
    /// <param name="scale">What distances of their model mean.</param>
    /// <param name="options">When a face is somebody's.</param>
    public PersonMatcher(PeopleIndex people, Func<long, string?> nameOf, MatchScale scale, RecognitionOptions options)
    {
        (this.people, this.nameOf, this.scale, this.options) = (people, nameOf, scale, options);
        scorer = people.Count == 0 ? null : new PersonScorer(people);
        Threshold =
            scale.PersonFalseAccepts is { } curve && people.Count > 0
                ? curve.DistanceAt(options.FalseAcceptRate, people.Count)
                : scale.Threshold.SquaredDistance;
    }

    /// <summary>The squared distance up to which a face is a person's.</summary>
    public float Threshold { get; }

    /// <summary>Says who a face is; null when one of the nearest is gone by now, so that the answer is out of date.</summary>
    /// <exception cref="ArgumentException">The vector has another dimension than those enrolled.</exception>
    /// <exception cref="VectorIndexException">The people lie in a file that is damaged.</exception>
    public PersonMatch? Match(Embedding probe)
    {
        // Two at least: whether a face is ambiguous depends on the second.
        var scores = scorer?.Nearest(probe, Math.Max(options.Candidates, 2)) ?? [];
        var candidates = new List<PersonCandidate>();
        foreach (var score in scores.Take(options.Candidates))
        {
            if (nameOf(score.Person) is not { } name)
                return null;
            candidates.Add(Candidate(score, name));
        }
        return new PersonMatch(Verdict(scores), candidates, Threshold, people.Count);
    }

    private RecognitionVerdict Verdict(IReadOnlyList<PersonScore> scores) =>
        scores.Count == 0
            ? RecognitionVerdict.Unknown
            : RecognitionVerdicts.Of(
                scores[0].Score,
                scores.Count > 1 ? scores[1].Score : float.PositiveInfinity,
                Threshold,
                options.AmbiguousShare
            );

    private PersonCandidate Candidate(PersonScore score, string name) =>
        new()
        {
            Name = name,
            SquaredDistance = score.Score,
            NearestSquaredDistance = score.Nearest,
            MeanSquaredDistance = score.Mean,
            FalseAcceptRate = scale.PersonFalseAccepts?.At(score.Score),
            GalleryFalseAcceptRate = scale.PersonFalseAccepts?.At(score.Score, people.Count),
            Probability = scale.Probability?.At(score.Nearest, prior: 1.0 / (people.Count + 1)),
        };
}
