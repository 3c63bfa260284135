using FaceNet.Training.Layers;
using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training.Experiments;

/// <summary>
/// How much of the loss's gradient arrives at each layer of an untrained network. With sigmoid each layer on the way back
/// multiplies by a slope of ¼ at most, so the first layers learn next to nothing: the vanishing gradient.
/// </summary>
/// <param name="Layer">The layer, as the paper writes it.</param>
/// <param name="Gradient">
/// Root mean square, over all values of the layer's output and all pictures, of the loss's derivative.
/// </param>
public readonly record struct GradientFlow(string Layer, double Gradient)
{
    /// <summary>Measures from the first layer to the last one before the unit vector.</summary>
    /// <param name="definition">The network.</param>
    /// <param name="activation">What follows its convolutions.</param>
    /// <param name="pictures">How many random pictures, at least 1.</param>
    /// <param name="seed">Seed of the weights, the pictures and the direction in which the loss pulls.</param>
    public static IReadOnlyList<GradientFlow> Measure(
        NetworkDefinition definition,
        Activation activation,
        int pictures = 8,
        ulong seed = 1
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfLessThan(pictures, 1);
        using var network = new EmbeddingNetwork(definition, new() { Activation = activation, Seed = seed });
        using var scope = NewDisposeScope();
        using var random = new Generator(seed);
        var x = randn(pictures, 3, network.Input.Height, network.Input.Width, generator: random);
        var outputs = new List<(string Layer, Tensor Output)>();
        foreach (var (row, layer) in network.Layers)
        {
            x = layer.call(x);
            x.retain_grad();
            outputs.Add((row.Row.Label, x));
        }
        (x * randn(pictures, network.EmbeddingSize, generator: random)).sum().backward();
        return [.. outputs.SkipLast(1).Select(output => new GradientFlow(output.Layer, Size(output.Output.grad!)))];
    }

    private static double Size(Tensor gradient) => Math.Sqrt(gradient.square().mean().item<float>());
}
