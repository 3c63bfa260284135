namespace FaceNet.Recognition;

/// <summary>Somebody whom a face may be.</summary>
public sealed record PersonCandidate
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// How far the face is from the person, as a squared distance of unit vectors: the mean of the two below, and
    /// more for a person who looks like another one enrolled, by which it may exceed 4.
    /// </summary>
    public required float SquaredDistance { get; init; }

    /// <summary>Squared distance to the person's nearest face, 0 to 4.</summary>
    public required float NearestSquaredDistance { get; init; }

    /// <summary>Squared distance to the person's mean vector scaled to length 1, 0 to 4.</summary>
    public required float MeanSquaredDistance { get; init; }

    /// <summary>Share of strangers that come at least as near to this one person; null where that was not measured.</summary>
    public double? FalseAcceptRate { get; init; }

    /// <summary>
    /// Share of strangers that come at least as near to anybody in a gallery of this size, 1 − (1 − FAR)ᴺ; null where
    /// FAR was not measured.
    /// </summary>
    public double? GalleryFalseAcceptRate { get; init; }

    /// <summary>
    /// Probability that the nearest face is of the same person, where before the comparison each person enrolled, and
    /// a stranger, was as likely as another; null where the model was not calibrated.
    /// </summary>
    public double? Probability { get; init; }
}
