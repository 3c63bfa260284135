using static TorchSharp.torch;

namespace FaceNet.Training.Layers;

/// <summary>
/// A part of a network. Names of registered modules are the keys of checkpoints, so they are kept.
/// </summary>
internal abstract class Layer(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>The layer's architecture: what it does to <paramref name="x"/>.</summary>
    public abstract T Apply<T>(IOperations<T> on, T x);

    /// <inheritdoc />
    public sealed override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Apply(TorchOperations.Instance, x).MoveToOuterDisposeScope();
    }
}
