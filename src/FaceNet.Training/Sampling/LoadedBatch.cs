namespace FaceNet.Training.Sampling;

/// <summary>A mini-batch that is ready for the network.</summary>
/// <param name="Plan">Its images.</param>
/// <param name="Pixels">N·H·W·3 values; those of other ranks' faces are 0.</param>
/// <param name="Taught">What the teacher answers about this rank's faces; null without one.</param>
internal sealed record LoadedBatch(PlannedBatch Plan, float[] Pixels, float[]? Taught);
