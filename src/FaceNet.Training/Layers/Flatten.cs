namespace FaceNet.Training.Layers;

/// <summary>Maps as one vector, channel by channel: the "concat" of the paper's Table 1.</summary>
internal sealed class Flatten() : Layer(nameof(Flatten))
{
    public override T Apply<T>(IOperations<T> on, T x) => on.Flatten(x);
}
