namespace FaceNet.Training.Losses;

/// <summary>Where a margin goes in <see cref="ClassificationLoss"/>.</summary>
public enum ClassificationMargin
{
    /// <summary>None: the softmax of scaled cosines.</summary>
    None,

    /// <summary>Subtracted from the cosine (CosFace).</summary>
    Cosine,

    /// <summary>Added to the angle (ArcFace).</summary>
    Angle,
}
