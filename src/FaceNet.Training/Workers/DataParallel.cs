using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Workers;

/// <summary>
/// Spreads batches over worker threads. Each worker has a replica of the network that shares the weights' memory and has
/// gradients of its own; after the workers are done, the gradients are summed into the network's. Cheaper than OpenMP
/// threads inside each operation, which wait for one another dozens of times a pass.
/// </summary>
/// <remarks>
/// Exact where pictures do not know of each other; with batch normalisation each worker normalises over its own part,
/// and the running statistics are those of the first.
/// </remarks>
public sealed class DataParallel : IWorkers
{
    private readonly EmbeddingNetwork network;
    private readonly List<Worker> workers;

    /// <summary>Makes the workers.</summary>
    /// <param name="network">Its weights are shared, and its gradients receive the sum. Not disposed.</param>
    /// <param name="workers">Threads, at least 1; as many as there are processors is a good number.</param>
    public DataParallel(EmbeddingNetwork network, int workers)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        this.network = network;
        this.workers = [new(network)];
        for (var i = 1; i < workers; i++)
            this.workers.Add(new(Replica(network)));
    }

    /// <summary>How many threads.</summary>
    public int Workers => workers.Count;

    /// <summary>
    /// Runs <paramref name="work"/> once for each part of the batch, at the same time, then sums the gradients.
    /// </summary>
    /// <param name="count">Size of the batch; parts differ by one picture at most, empty ones are left out.</param>
    /// <param name="work">
    /// Gets a replica and its part. Calls the replica and <c>backward</c>; a loss that is a mean must be weighted by the
    /// part's share. Dispose scopes, <c>no_grad</c> and <see cref="Native.Autocast"/> hold for the thread that sets them.
    /// </param>
    /// <exception cref="AggregateException">Work failed on some workers.</exception>
    public void Run(int count, Action<EmbeddingNetwork, Range> work)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Run(0..count, work);
    }

    Device IWorkers.Device => CPU;

    void IWorkers.Forward(Range faces, Action<EmbeddingNetwork, Range> work) => RunWithoutSum(faces, work);

    void IWorkers.Backward(Range faces, Action<EmbeddingNetwork, Range> work) => Run(faces, work);

    /// <summary>Ends the threads. The network stays.</summary>
    public void Dispose()
    {
        foreach (var worker in workers)
            worker.Dispose();
        foreach (var replica in workers.Skip(1))
            replica.Network.Dispose();
    }

    internal static List<Range> Split(Range faces, int parts)
    {
        var (first, count) = (faces.Start.Value, faces.End.Value - faces.Start.Value);
        int Border(int part) => first + (int)((long)count * part / parts);
        return
        [
            .. Enumerable
                .Range(0, parts)
                .Select(part => Border(part)..Border(part + 1))
                .Where(part => part.Start.Value < part.End.Value),
        ];
    }

    private void Run(Range faces, Action<EmbeddingNetwork, Range> work)
    {
        var busy = RunWithoutSum(faces, work);
        for (var i = 1; i < busy; i++)
            MoveGradients(workers[i].Network);
    }

    /// <returns>Workers that had a part.</returns>
    private int RunWithoutSum(Range faces, Action<EmbeddingNetwork, Range> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        MatchMode();
        var parts = Split(faces, workers.Count);
        var running = parts.Select((part, i) => workers[i].Start(replica => work(replica, part))).ToArray();
        Task.WaitAll(running);
        return parts.Count;
    }

    private static EmbeddingNetwork Replica(EmbeddingNetwork network)
    {
        var replica = new EmbeddingNetwork(network.Definition, network.Options);
        using var off = no_grad();
        foreach (var (own, shared) in replica.parameters().Zip(network.parameters()))
            own.set_(shared);
        foreach (var (own, first) in replica.buffers().Zip(network.buffers()))
            own.copy_(first);
        return replica;
    }

    private void MatchMode()
    {
        foreach (var worker in workers.Skip(1).Where(worker => worker.Network.training != network.training))
            worker.Network.train(network.training);
    }

    private void MoveGradients(EmbeddingNetwork replica)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        foreach (var (total, part) in network.parameters().Zip(replica.parameters()))
            Move(total, part);
    }

    private static void Move(Parameter total, Parameter part)
    {
        if (part.grad is not { } gradient)
            return;
        if (total.grad is { } sum)
            sum.PlusInPlace(gradient);
        else
            total.grad = gradient.clone();
        gradient.zero_();
    }
}
