using System.Numerics.Tensors;
using FaceNet.Training.Mining;

namespace FaceNet.Training.Losses;

/// <summary>
/// The triplet loss over every triplet of a mini-batch that violates the margin. A batch of 1,800 has a hundred million,
/// so they are counted pair by pair rather than listed.
/// </summary>
internal static class BatchAllTriplets
{
    public static LossValue Evaluate(EmbeddingBatch batch, float margin, double weight)
    {
        var view = new AnchorView(batch.Distances, batch.People);
        var weights = new PairWeights(batch.Count);
        var violations = new float[batch.Count];
        var (sum, count) = (0.0, 0L);
        for (var anchor = 0; anchor < batch.Count; anchor++)
        {
            view.Look(anchor);
            var row = weights.Row(anchor);
            var violated = violations.AsSpan(0, view.Negatives.Length);
            foreach (var positive in view.Positives)
            {
                TensorPrimitives.Subtract(view.DistanceTo(positive) + margin, view.NegativeDistances, violated);
                for (var i = 0; i < violated.Length; i++)
                    if (violated[i] > 0)
                    {
                        sum += violated[i];
                        count++;
                        row[positive]++;
                        row[view.Negatives[i]]--;
                    }
            }
        }
        var scale = weight / Math.Max(count, 1);
        return new(sum * scale, weights.Gradient(batch.Values, scale));
    }
}
