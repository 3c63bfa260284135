using TorchSharp.Modules;

namespace FaceNet.Training.Losses;

/// <summary>
/// A loss on the embeddings of a whole mini-batch. It gives its gradient with respect to them, which the network then
/// carries back: so a loss sees all faces at once, however many workers and passes computed them.
/// </summary>
public interface IEmbeddingLoss : IDisposable
{
    /// <summary>Name, as in the metrics.</summary>
    string Name { get; }

    /// <summary>Parameters of its own, which the optimizer trains with the network's; most losses have none.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Computes loss and gradient; gradients of <see cref="Parameters"/> are added to them.</summary>
    /// <param name="batch">The embeddings.</param>
    /// <param name="weight">Multiplies value and gradients.</param>
    LossValue Evaluate(EmbeddingBatch batch, double weight = 1);
}
