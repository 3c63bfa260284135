using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Identification;

/// <summary>
/// Who is this? Each probe is compared with all enrolled faces; a person is as close as the closest of their faces.
/// </summary>
public static class IdentificationProtocol
{
    /// <summary>Runs the test.</summary>
    /// <param name="enrolled">The gallery: one picture or more a person.</param>
    /// <param name="probes">The pictures to name; one whose person is not enrolled is an unknown probe.</param>
    /// <param name="options">Rates and ranks; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work early with an exception.</param>
    /// <exception cref="EvaluationException">No enrolled face, or no probe of an enrolled person.</exception>
    /// <exception cref="ArgumentException">The embeddings differ in dimension.</exception>
    public static IdentificationResult Run(
        IReadOnlyList<LabelledFace> enrolled,
        IReadOnlyList<LabelledFace> probes,
        IdentificationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(enrolled);
        ArgumentNullException.ThrowIfNull(probes);
        options ??= new IdentificationOptions();
        var people = enrolled.Select(face => face.Person).ToHashSet(StringComparer.Ordinal);
        var known = probes.Where(probe => people.Contains(probe.Person)).ToArray();
        if (known.Length == 0)
            throw new EvaluationException(
                $"None of {probes.Count} probes is of one of {people.Count} enrolled people: there is nothing to identify."
            );
        var matches = GallerySearch.Run(enrolled, probes, cancellationToken);
        var ranked = matches.Where(match => people.Contains(match.Probe.Person)).ToArray();
        var strangers = matches.Where(match => !people.Contains(match.Probe.Person)).ToArray();
        var unknown = Array.ConvertAll(strangers, match => match.ClosestOther);
        Array.Sort(unknown);
        return new IdentificationResult
        {
            Enrolled = people.Count,
            Probes = probes.Count,
            UnknownProbes = probes.Count - known.Length,
            NotDetected = probes.Count(probe => probe.Embedding is null),
            NotEnrolled = enrolled.Count(face => face.Embedding is null),
            CumulativeMatch = CumulativeMatch(ranked, known.Length, options.Ranks),
            DetectionIdentificationRate = Rates(options, rate => OpenSet(ranked, unknown, known.Length, rate)),
            DetectedOnly =
                ranked.Length == 0
                    ? null
                    : new DetectedProbesResult(
                        CumulativeMatch(ranked, ranked.Length, options.Ranks),
                        Rates(options, rate => OpenSet(ranked, unknown, ranked.Length, rate))
                    ),
        };
    }

    private static double[] CumulativeMatch(ProbeMatch[] ranked, int probes, int ranks) =>
        [.. Enumerable.Range(1, ranks).Select(rank => (double)ranked.Count(match => match.Rank <= rank) / probes)];

    private static DetectionIdentificationRate[] Rates(
        IdentificationOptions options,
        Func<double, DetectionIdentificationRate> measure
    ) => [.. options.FalseAcceptRates.Select(measure)];

    private static DetectionIdentificationRate OpenSet(ProbeMatch[] ranked, float[] unknown, int probes, double rate)
    {
        if (!ValidationAtFar.CanMeasure(rate, unknown.Length))
            return new DetectionIdentificationRate
            {
                FalseAcceptRate = rate,
                NotMeasurable = ValidationAtFar.TooFew(rate, unknown.Length, "unknown probes"),
            };
        var allowed = (int)FalseAcceptBudget.Of(rate, unknown.Length);
        var threshold = allowed < unknown.Length ? MathF.BitDecrement(unknown[allowed]) : unknown[^1];
        var named = ranked.Count(match => match.Rank == 1 && match.Own <= threshold);
        var share = (double)named / probes;
        return new DetectionIdentificationRate
        {
            FalseAcceptRate = rate,
            Rate = share,
            StandardError = Math.Sqrt(share * (1 - share) / probes),
            Interval = Statistics.BinomialInterval.Of(named, probes),
            Threshold = threshold,
        };
    }
}
