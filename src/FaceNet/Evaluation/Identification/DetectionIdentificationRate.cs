using FaceNet.Evaluation.Statistics;

namespace FaceNet.Evaluation.Identification;

/// <summary>
/// The detection and identification rate of an open set (Phillips, Grother and Micheals, Handbook of Face Recognition,
/// 2011): how many of the enrolled are named right when so many strangers are let through.
/// </summary>
public sealed record DetectionIdentificationRate
{
    /// <summary>The FAR asked for: share of unknown probes that may be taken for somebody.</summary>
    public required double FalseAcceptRate { get; init; }

    /// <summary>
    /// Share of probes of enrolled people whose own person is the closest and within the threshold; null where it cannot be
    /// measured.
    /// </summary>
    public double? Rate { get; init; }

    /// <summary>√(p(1 − p)/n) of the rate p among n probes, which takes the probes for independent.</summary>
    public double? StandardError { get; init; }

    /// <summary>95 % exact binomial interval of the rate, likewise.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>The largest squared distance that lets no more unknown probes through than the FAR allows.</summary>
    public float? Threshold { get; init; }

    /// <summary>Why there is no rate; null where there is one.</summary>
    public string? NotMeasurable { get; init; }
}
