using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Verification;
using FaceNet.Training.Networks;

namespace FaceNet.Training;

/// <summary>VAL of a network on people it was not trained on: every picture against every other.</summary>
internal static class FaceValidation
{
    /// <summary>The false accept rate at which the paper gives VAL.</summary>
    public const double FalseAcceptRate = 1e-3;

    /// <summary>Refuses faces that cannot tell VAL at that rate, whatever the network: before a run, not after its first epoch.</summary>
    /// <exception cref="ArgumentException">There are too few pairs of strangers, or none of one person.</exception>
    public static void RequirePairs(ITrainingFaces faces)
    {
        long[] counts = [.. faces.ByPerson().Select(images => (long)images.Count)];
        var same = counts.Sum(count => count * (count - 1) / 2);
        var different = (counts.Sum() * (counts.Sum() - 1) / 2) - same;
        if (same == 0 || !ValidationAtFar.CanMeasure(FalseAcceptRate, different))
            throw new ArgumentException(
                $"The {counts.Length} people kept apart make {same:N0} pairs of one person and {different:N0} of two; VAL at a "
                    + $"false accept rate of {FalseAcceptRate} needs one and {1 / FalseAcceptRate:N0}. Keep more people apart, or "
                    + "none.",
                nameof(faces)
            );
    }

    /// <summary>Measures a network.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="faces">Pictures of other people than those trained on.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellationToken">Honoured between chunks of pictures.</param>
    /// <returns>VAL at that rate, or why the pairs cannot tell it.</returns>
    public static ValidationAtFar Measure(
        EmbeddingNetwork network,
        ITrainingFaces faces,
        int workers,
        CancellationToken cancellationToken
    )
    {
        var embeddings = FaceEmbeddings.Of(network, faces, workers, cancellationToken);
        var labelled = embeddings.Select((face, i) => new LabelledFace($"{i}", $"{faces.PersonOf(i)}", face)).ToList();
        var result = AllPairsProtocol.Run(
            labelled,
            new() { FalseAcceptRates = [FalseAcceptRate], BootstrapReplicates = 0 },
            cancellationToken
        );
        return result.ValidationRate[0];
    }
}
