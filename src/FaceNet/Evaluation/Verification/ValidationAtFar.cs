using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Verification;

/// <summary>
/// VAL at a FAR that was asked for: either the operating point, or the reason why the pairs cannot tell.
/// </summary>
public sealed record ValidationAtFar
{
    /// <summary>The FAR asked for, above 0 and at most 1.</summary>
    public required double FalseAcceptRate { get; init; }

    /// <summary>
    /// The largest observed distance whose FAR is at most <see cref="FalseAcceptRate"/>, taken as threshold; nothing is
    /// interpolated. Where already the closest pair has a larger FAR, a point that accepts none. Null where it cannot be
    /// measured.
    /// </summary>
    public OperatingPoint? Point { get; init; }

    /// <summary>95 % interval of VAL by resampling people; null where that was not done.</summary>
    public ConfidenceInterval? BootstrapInterval { get; init; }

    /// <summary>95 % interval of the threshold by resampling people; null where that was not done.</summary>
    public ConfidenceInterval? ThresholdInterval { get; init; }

    /// <summary>Why the intervals could not be had, as the end of a sentence; null where they could or were not asked for.</summary>
    public string? NoInterval { get; init; }

    /// <summary>Why there is no point; null where there is one.</summary>
    public string? NotMeasurable { get; init; }

    /// <summary>True when there is a point.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(Point))]
    public bool IsMeasurable => Point is not null;

    /// <summary>
    /// True when <paramref name="differentPairs"/> pairs can tell a FAR of <paramref name="falseAcceptRate"/>: one false
    /// accept at least is to be expected among them.
    /// </summary>
    internal static bool CanMeasure(double falseAcceptRate, long differentPairs) =>
        falseAcceptRate * differentPairs >= 1 - FalseAcceptBudget.Rounding;

    internal static string TooFew(double falseAcceptRate, long count, string what = "different pairs") =>
        $"not measurable with {count:N0} {what}: a false accept rate of {falseAcceptRate:0.######} needs "
        + $"{Math.Ceiling((1 / falseAcceptRate) - FalseAcceptBudget.Rounding):N0}";
}
