using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training.Workers;

/// <summary>Who takes a mini-batch through a network and back, part by part.</summary>
internal interface IWorkers : IDisposable
{
    /// <summary>Where the replicas live.</summary>
    Device Device { get; }

    /// <summary>Runs work that leaves no gradients, with the network's present weights.</summary>
    /// <param name="faces">Which faces of the mini-batch.</param>
    /// <param name="work">Gets a replica and its part.</param>
    void Forward(Range faces, Action<EmbeddingNetwork, Range> work);

    /// <summary>Runs work of the same parts that leaves gradients, and adds those to the network's.</summary>
    void Backward(Range faces, Action<EmbeddingNetwork, Range> work);
}
