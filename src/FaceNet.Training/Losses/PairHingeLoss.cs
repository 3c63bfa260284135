using TorchSharp.Modules;

namespace FaceNet.Training.Losses;

/// <summary>
/// dlib's metric loss (<c>loss_metric</c>, King 2017): faces of one person should be nearer than τ − m, faces of two people
/// further than τ + m, on the Euclidean distance. Of the pairs of two people the nearest are taken, as many as there are
/// pairs of one.
/// </summary>
/// <param name="threshold">τ, Euclidean, above 0. 0.6 in dlib, whose vectors are not unit vectors; 1.1 suits unit vectors.</param>
/// <param name="margin">m, Euclidean, at least 0. 0.04 in dlib.</param>
public sealed class PairHingeLoss(double threshold = 1.1, double margin = 0.04) : IEmbeddingLoss
{
    // Below this distance the direction in which two faces would part is noise.
    private const float LeastDistance = 1e-4f;

    /// <inheritdoc />
    public string Name => "pair-hinge";

    /// <inheritdoc />
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc />
    public LossValue Evaluate(EmbeddingBatch batch, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (same, different) = Pairs(batch);
        var weights = new PairWeights(batch.Count);
        var sum = 0.0;
        foreach (var (one, other, distance) in same)
            sum += Violate(one, other, distance - (float)(threshold - margin), distance, 1);
        foreach (var (one, other, distance) in different.OrderBy(pair => pair.Distance).Take(same.Count))
            sum += Violate(one, other, (float)(threshold + margin) - distance, distance, -1);
        var scale = weight / Math.Max(2 * same.Count, 1);
        return new(sum * scale, weights.Gradient(batch.Values, scale));

        // d‖x‖/d‖x‖² = 1 / (2‖x‖)
        double Violate(int one, int other, float violation, float distance, int sign)
        {
            if (violation <= 0)
                return 0;
            weights.Add(one, other, sign / (2 * Math.Max(distance, LeastDistance)));
            return violation;
        }
    }

    /// <inheritdoc />
    public void Dispose() { }

    private (List<Pair> Same, List<Pair> Different) Pairs(EmbeddingBatch batch)
    {
        var (same, different) = (new List<Pair>(), new List<Pair>());
        for (var one = 0; one < batch.Count; one++)
        {
            var row = batch.Distances.Row(one);
            for (var other = one + 1; other < batch.Count; other++)
            {
                var distance = MathF.Sqrt(row[other]);
                if (batch.People[one] == batch.People[other])
                    same.Add(new(one, other, distance));
                else if (distance < threshold + margin)
                    different.Add(new(one, other, distance));
            }
        }
        return (same, different);
    }

    private readonly record struct Pair(int One, int Other, float Distance);
}
