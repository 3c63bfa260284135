using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>What a threshold does on a set of pairs (Schroff et al. 2015, section 4).</summary>
public sealed record OperatingPoint
{
    /// <summary>The threshold d: pairs at most this far apart are accepted.</summary>
    public required float SquaredDistance { get; init; }

    /// <summary>|TA(d)|, same-person pairs that are accepted.</summary>
    public required long TrueAccepts { get; init; }

    /// <summary>|P_same|, at least 1.</summary>
    public required long SamePairs { get; init; }

    /// <summary>|FA(d)|, different-person pairs that are accepted.</summary>
    public required long FalseAccepts { get; init; }

    /// <summary>|P_diff|, at least 1.</summary>
    public required long DifferentPairs { get; init; }

    /// <summary>VAL(d) = |TA(d)| / |P_same|, 0 to 1.</summary>
    public double ValidationRate => (double)TrueAccepts / SamePairs;

    /// <summary>FAR(d) = |FA(d)| / |P_diff|, 0 to 1.</summary>
    public double FalseAcceptRate => (double)FalseAccepts / DifferentPairs;

    /// <summary>Share of all pairs that are judged right, 0 to 1.</summary>
    public double Accuracy => (double)(TrueAccepts + DifferentPairs - FalseAccepts) / (SamePairs + DifferentPairs);

    /// <summary>
    /// Exact binomial (Clopper–Pearson) interval of VAL at this threshold. Too narrow where pairs share people.
    /// </summary>
    public ConfidenceInterval ValidationRateInterval => BinomialInterval.Of(TrueAccepts, SamePairs);

    /// <summary>
    /// Exact binomial (Clopper–Pearson) interval of FAR at this threshold. Too narrow where pairs share people.
    /// </summary>
    public ConfidenceInterval FalseAcceptRateInterval => BinomialInterval.Of(FalseAccepts, DifferentPairs);
}
