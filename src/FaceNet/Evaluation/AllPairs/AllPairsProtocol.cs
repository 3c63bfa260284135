using FaceNet.Evaluation.Distances;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.AllPairs;

/// <summary>
/// Every picture against every other: 13,000 pictures are 87 million pairs, enough for a FAR of 1e-6. The pairs are
/// streamed; memory grows with the pictures only.
/// </summary>
public static class AllPairsProtocol
{
    /// <summary>Compares all pictures.</summary>
    /// <param name="faces">The pictures, in any order.</param>
    /// <param name="options">Rates and bootstrap; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work early with an exception.</param>
    /// <exception cref="EvaluationException">No person has two pictures with a face, or only one person has any.</exception>
    /// <exception cref="ArgumentException">The embeddings differ in dimension.</exception>
    public static AllPairsResult Run(
        IReadOnlyList<LabelledFace> faces,
        VerificationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(faces);
        options ??= new VerificationOptions();
        var byPerson = new FacesByPerson(faces);
        if (byPerson.SamePairs == 0 || byPerson.DifferentPairs == 0)
            throw new EvaluationException(
                $"{Plural.Of(byPerson.SamePairs, "pair")} of the same person and {byPerson.DifferentPairs:N0} of different people "
                    + "have two faces: at least one of each is needed."
            );
        var matrix = byPerson.Matrix();
        var curve = Count(byPerson, matrix, cancellationToken);
        var tail = new PairTail(byPerson, matrix, curve, options.FalseAcceptRates, cancellationToken);
        return new AllPairsResult
        {
            Images = faces.Count,
            People = byPerson.People,
            NotDetected = faces.Count(face => face.Embedding is null),
            SamePairs = byPerson.SamePairs,
            DifferentPairs = byPerson.DifferentPairs,
            SamePairsNotDetected = byPerson.SamePairsNotDetected,
            ValidationRate = tail.WithIntervals(
                [.. options.FalseAcceptRates.Select(curve.ValidationRateAt)],
                options,
                cancellationToken
            ),
            AreaUnderCurve = curve.AreaUnderCurve,
            EqualErrorRate = curve.EqualErrorRate,
            Resolution = DistanceHistogram.Resolution,
            ClosestDifferent = tail.ClosestDifferent,
            FurthestSame = tail.FurthestSame,
            Curve = curve,
        };
    }

    private static VerificationCurve Count(
        FacesByPerson faces,
        EmbeddingMatrix matrix,
        CancellationToken cancellationToken
    )
    {
        var (same, different) = (new DistanceHistogram(), new DistanceHistogram());
        foreach (var visitor in DistanceScan.Triangle(matrix, () => new CountingVisitor(faces), cancellationToken))
        {
            same.Add(visitor.Same);
            different.Add(visitor.Different);
        }
        return Curve(same.Counts, different.Counts);
    }

    private static VerificationCurve Curve(ReadOnlySpan<long> same, ReadOnlySpan<long> different)
    {
        var (distances, trueAccepts, falseAccepts) = (new List<float>(), new List<long>(), new List<long>());
        var (accepted, wrong) = (0L, 0L);
        for (var bin = 0; bin < same.Length; bin++)
        {
            if (same[bin] + different[bin] == 0)
                continue;
            distances.Add(bin * DistanceHistogram.Resolution);
            trueAccepts.Add(accepted += same[bin]);
            falseAccepts.Add(wrong += different[bin]);
        }
        return VerificationCurve.Of([.. distances], [.. trueAccepts], [.. falseAccepts]);
    }
}
