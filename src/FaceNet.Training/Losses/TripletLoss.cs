using FaceNet.Training.Mining;
using TorchSharp.Modules;

namespace FaceNet.Training.Losses;

/// <summary>
/// The triplet loss, Σ [ ‖f(a) − f(p)‖² − ‖f(a) − f(n)‖² + α ]₊ (Schroff et al. 2015, equation 2), over the triplets that a
/// <see cref="NegativeSelection"/> finds in the mini-batch, or those that come with it, divided by their number so that the
/// learning rate does not depend on it.
/// </summary>
public sealed class TripletLoss : IEmbeddingLoss
{
    private readonly float margin;

    /// <summary>Makes the loss.</summary>
    /// <param name="selection">Which negatives.</param>
    /// <param name="margin">α on squared distances, above 0 and below 4. 0.2 in the paper.</param>
    public TripletLoss(NegativeSelection selection = NegativeSelection.SemiHard, double margin = 0.2)
    {
        if (margin is not (> 0 and < 4))
            throw new ArgumentOutOfRangeException(
                nameof(margin),
                margin,
                "The margin lies between 0 and 4, the largest squared distance of unit vectors."
            );
        Selection = selection;
        this.margin = (float)margin;
    }

    /// <summary>Which negatives.</summary>
    public NegativeSelection Selection { get; }

    /// <summary>α.</summary>
    public double Margin => margin;

    /// <inheritdoc />
    public string Name => "triplet";

    /// <inheritdoc />
    public IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Loss and gradient; both 0 where no triplet is selected.</summary>
    /// <inheritdoc />
    public LossValue Evaluate(EmbeddingBatch batch, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Triplets is { } selected)
            return Of(batch, selected, weight);
        if (Selection == NegativeSelection.BatchAll)
            return BatchAllTriplets.Evaluate(batch, margin, weight);
        var miner = new TripletMiner(Selection, margin);
        return Of(batch, miner.Mine(batch.Distances, batch.People, batch.Seed, batch.Progress), weight);
    }

    /// <summary>The loss of given triplets.</summary>
    public LossValue Of(EmbeddingBatch batch, IReadOnlyList<Triplet> triplets, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(triplets);
        var distances = batch.Distances;
        var weights = new PairWeights(batch.Count);
        var sum = 0.0;
        foreach (var (anchor, positive, negative) in triplets)
        {
            var violation = distances[anchor, positive] - distances[anchor, negative] + margin;
            if (violation <= 0)
                continue;
            sum += violation;
            weights.Add(anchor, positive, 1);
            weights.Add(anchor, negative, -1);
        }
        var scale = weight / Math.Max(triplets.Count, 1);
        return new(sum * scale, weights.Gradient(batch.Values, scale));
    }

    /// <inheritdoc />
    public void Dispose() { }
}
