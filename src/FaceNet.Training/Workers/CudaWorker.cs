using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceNet.Training.Workers;

/// <summary>
/// Takes mini-batches through a replica of the network on a CUDA card. The network itself, its average and the optimizer
/// stay on the processor: weights go to the card before each pass and gradients come back after it, and everything else of
/// a run is the same with and without a card.
/// </summary>
internal sealed class CudaWorker : IWorkers
{
    private readonly EmbeddingNetwork network;
    private readonly EmbeddingNetwork replica;
    private readonly FlatTensors weights;
    private readonly FlatTensors statistics;
    private readonly FlatTensors gradients;

    /// <summary>Makes the replica.</summary>
    /// <param name="network">On the processor. Its gradients and running statistics receive what comes back. Not disposed.</param>
    /// <exception cref="LibTorchException">There is no card, or libtorch cannot use it.</exception>
    public CudaWorker(EmbeddingNetwork network)
    {
        LibTorch.RequireCuda();
        this.network = network;
        Device = CUDA;
        replica = new(network.Definition, network.Options);
        replica.to(Device);
        using var off = no_grad();
        weights = new([.. network.parameters()], Device);
        statistics = new(Statistics(network), Device);
        foreach (var parameter in network.parameters())
            parameter.grad = zeros_like(parameter);
        gradients = new([.. network.parameters().Select(parameter => parameter.grad!)], Device);
        foreach (var (i, parameter) in replica.parameters().Index())
            parameter.set_(weights.View(i));
        foreach (var (i, statistic) in Statistics(replica).Index())
            statistic.set_(statistics.View(i));
    }

    public Device Device { get; }

    public void Forward(Range faces, Action<EmbeddingNetwork, Range> work)
    {
        if (replica.training != network.training)
            replica.train(network.training);
        weights.Send();
        statistics.Send();
        work(replica, faces);
    }

    public void Backward(Range faces, Action<EmbeddingNetwork, Range> work)
    {
        work(replica, faces);
        statistics.Fetch();
        using var scope = NewDisposeScope();
        using var off = no_grad();
        gradients.Send(); // what is there already
        var parts = replica
            .parameters()
            .Select(parameter => (parameter.grad ?? zeros_like(parameter)).contiguous().view(-1))
            .ToArray();
        gradients.There.PlusInPlace(cat(parts));
        gradients.Fetch();
        foreach (var parameter in replica.parameters())
            _ = parameter.grad?.zero_();
    }

    public void Dispose()
    {
        weights.Dispose();
        statistics.Dispose();
        gradients.Dispose();
        replica.Dispose();
    }

    // Counts of batches are whole numbers that nothing reads.
    private static List<Tensor> Statistics(EmbeddingNetwork network) =>
        [.. network.buffers().Where(buffer => buffer.dtype == ScalarType.Float32)];
}
