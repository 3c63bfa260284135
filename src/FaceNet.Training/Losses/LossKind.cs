namespace FaceNet.Training.Losses;

/// <summary>The losses that a run can combine.</summary>
public enum LossKind
{
    /// <summary><see cref="TripletLoss"/>, the paper's.</summary>
    Triplet,

    /// <summary><see cref="PairHingeLoss"/>, dlib's.</summary>
    PairHinge,

    /// <summary><see cref="ClassificationLoss"/> without a margin.</summary>
    Softmax,

    /// <summary><see cref="ClassificationLoss"/> with a margin on the cosine.</summary>
    CosFace,

    /// <summary><see cref="ClassificationLoss"/> with a margin on the angle.</summary>
    ArcFace,

    /// <summary><see cref="DistillationLoss"/>.</summary>
    Distil,
}
