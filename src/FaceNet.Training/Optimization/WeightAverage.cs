using System.Numerics.Tensors;
using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training.Optimization;

/// <summary>
/// Exponential average of a network's weights over the steps, which is usually better than the last weights. Running
/// statistics of batch normalisation are averages already and are taken as they are.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly EmbeddingNetwork source;
    private readonly double decay;

    /// <summary>Begins with the weights as they are.</summary>
    /// <param name="source">The network in training.</param>
    /// <param name="decay">Share of the old average that stays in each step, 0 (the last weights) up to 1.</param>
    public WeightAverage(EmbeddingNetwork source, double decay)
    {
        this.source = source;
        this.decay = decay;
        Network = new(source.Definition, source.Options);
        Network.eval();
        Update(0);
    }

    /// <summary>The network with the average.</summary>
    public EmbeddingNetwork Network { get; }

    /// <summary>Takes the present weights in.</summary>
    /// <param name="step">Steps done. The average is short at first: a share of (1 + step) / (10 + step) stays at most.</param>
    public void Update(long step)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var kept = step == 0 ? 0 : Math.Min(decay, (1.0 + step) / (10 + step));
        var (averages, weights) = (Network.parameters().ToArray(), source.parameters().ToArray());
        Parallel.For(0, weights.Length, i => Mix(averages[i].Floats(), weights[i].Floats(), (float)(1 - kept)));
        foreach (var (average, now) in Network.buffers().Zip(source.buffers()))
            average.copy_(now);
    }

    private static void Mix(Span<float> average, ReadOnlySpan<float> now, float share) =>
        TensorPrimitives.Lerp(average, now, share, average);

    public void Dispose() => Network.Dispose();
}
