using FaceNet.Recognition.Indexing;

namespace FaceNet.Recognition.OpenSet;

/// <summary>How the probes of one split fared.</summary>
internal sealed record SplitScores(
    int People,
    int EnrolledFaces,
    IReadOnlyList<ProbeScore> Known,
    IReadOnlyList<ProbeScore> Unknown
)
{
    /// <summary>Share of the known probes whose own person is the nearest.</summary>
    public double Rank1 => (double)Known.Count(probe => probe.IsRight) / Known.Count;

    public static SplitScores Of(OpenSetSplit split, OpenSetOptions options, ScoreHistogram strangers)
    {
        using var people = PeopleIndex.Of(split.Enrolled);
        var scorer = new PersonScorer(people, options.Rule, options.Handicap);
        var scores = new ProbeScore[split.Probes.Count];
        Parallel.For(
            0,
            scores.Length,
            probe =>
            {
                var (face, owner) = split.Probes[probe];
                var all = scorer.All(face);
                if (owner is null)
                    foreach (var person in all)
                        strangers.Add(person.Score);
                scores[probe] = Best(all, owner);
            }
        );
        return new SplitScores(
            split.Enrolled.Count,
            split.Enrolled.Sum(faces => faces.Count),
            [.. scores.Where((_, probe) => split.Probes[probe].Owner is not null)],
            [.. scores.Where((_, probe) => split.Probes[probe].Owner is null)]
        );
    }

    /// <summary>DIR with the largest threshold that lets no more of the unknown probes in than the rate allows.</summary>
    public double Identified(double falseAcceptRate)
    {
        var unknown = Unknown.Select(probe => probe.Nearest).Order().ToArray();
        var limit = unknown[(int)((falseAcceptRate * unknown.Length) + 1e-9)];
        return (double)Known.Count(probe => probe.IsRight && probe.Nearest < limit) / Known.Count;
    }

    private static ProbeScore Best(IReadOnlyList<PersonScore> all, int? owner)
    {
        var (nearest, second, person) = (float.PositiveInfinity, float.PositiveInfinity, -1L);
        foreach (var score in all)
        {
            second = Math.Min(second, Math.Max(score.Score, nearest));
            if (score.Score < nearest)
                (nearest, person) = (score.Score, score.Person);
        }
        return new ProbeScore(nearest, second, person == owner);
    }
}
