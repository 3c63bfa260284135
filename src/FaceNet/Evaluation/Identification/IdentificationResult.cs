namespace FaceNet.Evaluation.Identification;

/// <summary>What an identification test found.</summary>
public sealed record IdentificationResult
{
    /// <summary>How many people are enrolled, those without any face included.</summary>
    public required int Enrolled { get; init; }

    /// <summary>How many probes, those without a face included.</summary>
    public required int Probes { get; init; }

    /// <summary>How many of the probes are of people who are not enrolled.</summary>
    public required int UnknownProbes { get; init; }

    /// <summary>How many probes have no face.</summary>
    public required int NotDetected { get; init; }

    /// <summary>How many enrolled pictures have no face.</summary>
    public required int NotEnrolled { get; init; }

    /// <summary>
    /// Closed set: share of the probes of enrolled people whose own person is closer than every other. A probe without a
    /// face counts as missed.
    /// </summary>
    public double Rank1 => CumulativeMatch[0];

    /// <summary>
    /// The cumulative match characteristic: at index k − 1 the share of probes of enrolled people whose own person is among
    /// the k closest. People just as close as the own count as closer. A probe without a face counts as missed.
    /// </summary>
    public required IReadOnlyList<double> CumulativeMatch { get; init; }

    /// <summary>Open set: each FAR that was asked for. A probe without a face counts as missed.</summary>
    public required IReadOnlyList<DetectionIdentificationRate> DetectionIdentificationRate { get; init; }

    /// <summary>The same measures with probes without a face left out; null when no probe of an enrolled person has one.</summary>
    public required DetectedProbesResult? DetectedOnly { get; init; }
}
