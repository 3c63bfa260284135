using FaceNet.Training.Mining;
using FaceNet.Training.Ranks;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Sampling;

/// <summary>
/// The mini-batches of an epoch: people and their faces, or, offline, triplets that the weights of the moment select.
/// </summary>
internal sealed class EpochBatches(
    ITrainingFaces faces,
    IReadOnlyList<IReadOnlyList<int>> imagesByPerson,
    TrainingOptions options,
    IRanks ranks
)
{
    /// <summary>The same for the same seed, also in the middle of the epoch; empty where nothing qualifies.</summary>
    /// <param name="state">Where the run is; is given the triplets that were selected.</param>
    /// <param name="cancellationToken">Honoured while faces are embedded, by a process that trains alone.</param>
    public IReadOnlyList<PlannedBatch> Plan(TrainingState state, CancellationToken cancellationToken)
    {
        var epoch = state.Position.Epoch;
        if (options.OfflineSubset == 0)
            return
            [
                .. EpochPlan
                    .Draw(imagesByPerson, options.Sampling, options.Seed, epoch)
                    .Select(images => new PlannedBatch(images)),
            ];
        if (state.Position.Batch == 0)
            state.Selection = Select(state, epoch, ranks.Count == 1 ? cancellationToken : CancellationToken.None);
        return TripletBatches.Pack(state.Selection, options.Sampling.BatchSize);
    }

    private IReadOnlyList<Triplet> Select(TrainingState state, int epoch, CancellationToken cancellationToken) =>
        OfflineSelection.Select(
            FaceEmbeddings.Of(state.Average.Network, faces, options.Workers, cancellationToken),
            imagesByPerson,
            new TripletMiner(state.Negatives, options.Margin),
            options.OfflineSubset,
            options.Seed,
            epoch,
            progress: (double)epoch / options.Epochs
        );
}
