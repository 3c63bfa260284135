using FaceNet.Training.Mining;

namespace FaceNet.Training.Losses;

/// <summary>The losses of a run, from its options.</summary>
internal static class LossFactory
{
    // Wang et al. 2018 and Deng et al. 2019.
    private const double CosFaceMargin = 0.35;
    private const double ArcFaceMargin = 0.5;

    public static WeightedLosses Create(TrainingOptions options, NegativeSelection negatives, int people) =>
        new([.. options.Losses.Select(term => (One(term.Kind, options, negatives, people), term.Weight))]);

    private static IEmbeddingLoss One(
        LossKind kind,
        TrainingOptions options,
        NegativeSelection negatives,
        int people
    ) =>
        kind switch
        {
            LossKind.Triplet => new TripletLoss(negatives, options.Margin),
            LossKind.PairHinge => new PairHingeLoss(),
            LossKind.Softmax => Classification(ClassificationMargin.None, 0, options, people),
            LossKind.CosFace => Classification(ClassificationMargin.Cosine, CosFaceMargin, options, people),
            LossKind.ArcFace => Classification(ClassificationMargin.Angle, ArcFaceMargin, options, people),
            LossKind.Distil => new DistillationLoss(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such loss."),
        };

    private static ClassificationLoss Classification(
        ClassificationMargin kind,
        double margin,
        TrainingOptions options,
        int people
    ) => new(people, options.EmbeddingSize, kind, margin, seed: options.Seed);
}
