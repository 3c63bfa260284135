namespace FaceNet.Training.Layers;

/// <summary>Layers one after the other, named 0, 1, 2, …</summary>
internal sealed class Chain : Layer
{
    private readonly IReadOnlyList<Layer> layers;

    public Chain(params IReadOnlyList<Layer> layers)
        : base(nameof(Chain))
    {
        this.layers = layers;
        for (var i = 0; i < layers.Count; i++)
            register_module($"{i}", layers[i]);
    }

    public override T Apply<T>(IOperations<T> on, T x) => layers.Aggregate(x, (map, layer) => on.Run(layer, map));
}
