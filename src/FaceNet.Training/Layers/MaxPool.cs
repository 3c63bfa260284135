namespace FaceNet.Training.Layers;

/// <summary>The largest value in each window.</summary>
internal sealed class MaxPool(Window window) : Layer(nameof(MaxPool))
{
    public override T Apply<T>(IOperations<T> on, T x) => on.MaxPool(window, x);
}
