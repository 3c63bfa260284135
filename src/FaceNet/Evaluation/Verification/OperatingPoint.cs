using System.Text.Json.Serialization;
using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>What a threshold does on a set of pairs (Schroff et al. 2015, section 4).</summary>
public sealed record OperatingPoint
{
    /// <summary>
    /// The threshold d: pairs at most this far apart are accepted. Just below the closest pair where <see cref="AcceptsNone"/>,
    /// so that it may be less than 0; as JSON it is null there.
    /// </summary>
    [JsonIgnore]
    public required float SquaredDistance { get; init; }

    /// <summary>True when no pair is accepted: the closest is already further apart than the threshold.</summary>
    public bool AcceptsNone => TrueAccepts + FalseAccepts == 0;

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

    /// <summary>The threshold as results print it.</summary>
    internal string ThresholdText => AcceptsNone ? "none accepted" : $"{SquaredDistance:0.000}";

    /// <summary>The threshold as it is written.</summary>
    [JsonInclude]
    [JsonPropertyName("squaredDistance")]
    internal float? WrittenThreshold => AcceptsNone ? null : SquaredDistance;
}
