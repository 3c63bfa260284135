namespace FaceNet.Training.Layers;

/// <summary>The mean of each channel over the whole map.</summary>
internal sealed class AveragePool() : Layer(nameof(AveragePool))
{
    public override T Apply<T>(IOperations<T> on, T x) => on.AveragePool(x);
}
