namespace FaceNet.Training.Losses;

/// <summary>A loss and its share in the sum.</summary>
/// <param name="Kind">Which loss.</param>
/// <param name="Weight">Multiplies it, above 0.</param>
public sealed record LossTerm(LossKind Kind, double Weight);
