namespace FaceNet.Training.Layers;

/// <summary>
/// The larger one of two linear maps of the input, value by value (Goodfellow et al. 2013, with p = 2 pieces; NN1's fc1
/// and fc2). The pieces of an output are neighbours in the linear map.
/// </summary>
internal sealed class Maxout : Layer
{
    private readonly FullyConnected pieces;

    public Maxout(int inputs, int outputs, LayerBuilder builder)
        : base(nameof(Maxout))
    {
        pieces = new(inputs, 2 * outputs, Activation.None, builder);
        register_module(nameof(pieces), pieces);
    }

    public override T Apply<T>(IOperations<T> on, T x) => on.MaxOfPairs(on.Run(pieces, x));
}
