namespace FaceNet.Recognition;

/// <summary>Who of some people is this? Safe to call from several threads; what was enrolled does not change.</summary>
internal sealed class PersonMatcher : IDisposable
{
    private readonly IReadOnlyList<EnrolledPerson> people;
    private readonly MatchScale scale;
    private readonly RecognitionOptions options;
    private readonly PersonScorer? scorer;

    /// <param name="people">Whom to compare with; may be none.</param>
    /// <param name="scale">What distances of their model mean.</param>
    /// <param name="options">When a face is somebody's.</param>
    public PersonMatcher(IReadOnlyList<EnrolledPerson> people, MatchScale scale, RecognitionOptions options)
    {
        (this.people, this.scale, this.options) = (people, scale, options);
        scorer = people.Count == 0 ? null : new PersonScorer([.. people.Select(person => person.Faces)]);
        Threshold =
            scale.PersonFalseAccepts is { } curve && people.Count > 0
                ? curve.DistanceAt(options.FalseAcceptRate, people.Count)
                : scale.Threshold.SquaredDistance;
    }

    /// <summary>The squared distance up to which a face is a person's.</summary>
    public float Threshold { get; }

    /// <summary>Says who a face is.</summary>
    /// <exception cref="ArgumentException">The vector has another dimension than those enrolled.</exception>
    public PersonMatch Match(Embedding probe)
    {
        // Two at least: whether a face is ambiguous depends on the second.
        var scores = scorer?.Nearest(probe, Math.Max(options.Candidates, 2)) ?? [];
        var candidates = scores.Take(options.Candidates).Select(Candidate);
        return new PersonMatch(Verdict(scores), [.. candidates], Threshold, people.Count);
    }

    /// <inheritdoc />
    public void Dispose() => scorer?.Dispose();

    private RecognitionVerdict Verdict(IReadOnlyList<PersonScore> scores) =>
        scores.Count == 0
            ? RecognitionVerdict.Unknown
            : RecognitionVerdicts.Of(
                scores[0].Score,
                scores.Count > 1 ? scores[1].Score : float.PositiveInfinity,
                Threshold,
                options.AmbiguousShare
            );

    private PersonCandidate Candidate(PersonScore score) =>
        new()
        {
            Name = people[score.Person].Name,
            SquaredDistance = score.Score,
            NearestSquaredDistance = score.Nearest,
            MeanSquaredDistance = score.Mean,
            FalseAcceptRate = scale.PersonFalseAccepts?.At(score.Score),
            GalleryFalseAcceptRate = scale.PersonFalseAccepts?.At(score.Score, people.Count),
            Probability = scale.Probability?.At(score.Nearest, prior: 1.0 / (people.Count + 1)),
        };
}
