namespace FaceNet.Recognition;

/// <summary>What became of a photo that was to be enrolled.</summary>
public sealed record EnrollmentResult
{
    /// <summary>The photo.</summary>
    public required string Photo { get; init; }

    /// <summary>What became of it.</summary>
    public required EnrollmentOutcome Outcome { get; init; }

    /// <summary>Why nothing was enrolled, a short sentence; null when the face was.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What is odd about a face that was enrolled all the same, a sentence each: it is far from the person's others, or
    /// near another person's. Empty for most.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
