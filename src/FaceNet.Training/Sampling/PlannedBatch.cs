using FaceNet.Training.Mining;

namespace FaceNet.Training.Sampling;

/// <summary>A mini-batch to come.</summary>
/// <param name="Images">Its images, each once.</param>
/// <param name="Triplets">
/// Triplets of places in it that were selected beforehand; null where they are selected from its embeddings.
/// </param>
internal sealed record PlannedBatch(int[] Images, IReadOnlyList<Triplet>? Triplets = null);
