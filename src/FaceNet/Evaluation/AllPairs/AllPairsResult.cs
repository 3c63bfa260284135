using System.Text.Json.Serialization;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.AllPairs;

/// <summary>A verification test on every picture against every other.</summary>
public sealed record AllPairsResult
{
    /// <summary>How many pictures, those without a face included.</summary>
    public required int Images { get; init; }

    /// <summary>How many people have a picture with a face.</summary>
    public required int People { get; init; }

    /// <summary>How many pictures have no face; their pairs are in no other number but <see cref="SamePairsNotDetected"/>.</summary>
    public required int NotDetected { get; init; }

    /// <summary>|P_same|.</summary>
    public required long SamePairs { get; init; }

    /// <summary>|P_diff|.</summary>
    public required long DifferentPairs { get; init; }

    /// <summary>Pairs of the same person in which a face was not found.</summary>
    public required long SamePairsNotDetected { get; init; }

    /// <summary>
    /// VAL at each FAR. A bootstrap needs the closest pairs one by one: where they are too many for memory, at a large FAR
    /// among tens of millions of pairs, it says so in place of the interval.
    /// </summary>
    public required IReadOnlyList<ValidationAtFar> ValidationRate { get; init; }

    /// <summary>
    /// VAL at each FAR and the same threshold, with pairs of the same person in which a face was not found counted as not
    /// accepted, where <see cref="ValidationRate"/> leaves them out. (Pairs of different people without a face are not
    /// accepted either, and rightly so.)
    /// </summary>
    public IReadOnlyList<CountedValidationRate> ValidationRateOfAll =>
        [
            .. ValidationRate.Select(rate => new CountedValidationRate(
                rate.FalseAcceptRate,
                (double?)rate.Point?.TrueAccepts / (SamePairs + SamePairsNotDetected)
            )),
        ];

    /// <summary>Area under the ROC.</summary>
    public required double AreaUnderCurve { get; init; }

    /// <summary>Where false accepts and false rejects are equally frequent.</summary>
    public required double EqualErrorRate { get; init; }

    /// <summary>Distances are rounded up to a multiple of this before they are counted: thresholds are exact to within it.</summary>
    public required double Resolution { get; init; }

    /// <summary>The pairs of different people that are closest, the closest first.</summary>
    [JsonIgnore]
    public required IReadOnlyList<FaceMatch> ClosestDifferent { get; init; }

    /// <summary>The pairs of the same person that are furthest apart, the furthest first.</summary>
    [JsonIgnore]
    public required IReadOnlyList<FaceMatch> FurthestSame { get; init; }

    /// <summary>The whole curve.</summary>
    [JsonIgnore]
    public required VerificationCurve Curve { get; init; }
}
