namespace FaceNet.Recognition.OpenSet;

/// <summary>What an open-set test found.</summary>
public sealed record OpenSetResult
{
    /// <summary>How often people were divided.</summary>
    public required int Splits { get; init; }

    /// <summary>People enrolled, mean over the splits.</summary>
    public required double Enrolled { get; init; }

    /// <summary>Faces enrolled, mean over the splits.</summary>
    public required double EnrolledFaces { get; init; }

    /// <summary>Probes of enrolled people, over all splits.</summary>
    public required int KnownProbes { get; init; }

    /// <summary>Probes of people who are not enrolled, over all splits.</summary>
    public required int UnknownProbes { get; init; }

    /// <summary>Pictures without a face, which take no part.</summary>
    public required int NotDetected { get; init; }

    /// <summary>Share of the probes of enrolled people whose own person is the nearest, mean over the splits.</summary>
    public required double Rank1 { get; init; }

    /// <summary>Each FAR that was asked for.</summary>
    public required IReadOnlyList<OpenSetRate> Rates { get; init; }

    /// <summary>How often an unknown probe comes as near to one enrolled person; null where there are too few to say.</summary>
    public required FalseAcceptCurve? PersonFalseAccepts { get; init; }

    /// <summary>What a recognizer would have answered; null where neither model nor test gave a curve.</summary>
    public required OpenSetAnswers? Answers { get; init; }
}
