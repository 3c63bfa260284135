namespace FaceNet.Recognition;

/// <summary>How far a face is from a person who has several.</summary>
public enum RecognitionRule
{
    /// <summary>The mean of the two others: the default, because it names most at the same rate of strangers let in.</summary>
    Combined,

    /// <summary>Squared distance to the person's nearest face.</summary>
    NearestFace,

    /// <summary>Squared distance to the person's mean vector, scaled to length 1.</summary>
    MeanFace,
}
