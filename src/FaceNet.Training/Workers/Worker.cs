using System.Collections.Concurrent;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Workers;

/// <summary>A thread with a network. One thread for life: libtorch keeps its caches and settings by thread.</summary>
internal sealed class Worker : IDisposable
{
    private readonly BlockingCollection<(Action<EmbeddingNetwork> Work, TaskCompletionSource Done)> queue = [];
    private readonly Thread thread;

    public Worker(EmbeddingNetwork network)
    {
        Network = network;
        thread = new(Serve) { IsBackground = true, Name = "FaceNet data-parallel worker" };
        thread.Start();
    }

    public EmbeddingNetwork Network { get; }

    public Task Start(Action<EmbeddingNetwork> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Add((work, done));
        return done.Task;
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void Serve()
    {
        foreach (var (work, done) in queue.GetConsumingEnumerable())
            try
            {
                work(Network);
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
    }
}
