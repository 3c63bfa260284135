namespace FaceNet.Training.Losses;

/// <summary>A loss and the way down.</summary>
/// <param name="Value">The loss of the mini-batch.</param>
/// <param name="Gradient">Its gradient with respect to the embeddings, N×D.</param>
public sealed record LossValue(double Value, float[] Gradient);
