using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>A branch of Inception-ResNet: batch-normalised convolutions without bias, one after the other.</summary>
internal sealed record BranchSpec(params IReadOnlyList<BranchSpec.Unit> Units)
{
    internal sealed record Unit(int Filters, Window Window);

    public Layer Build(int channels, LayerBuilder builder)
    {
        List<Layer> layers = [];
        foreach (var unit in Units)
        {
            layers.Add(
                new Convolution(
                    new(channels, unit.Filters, unit.Window)
                    {
                        Activation = builder.Activation,
                        BatchNorm = true,
                        Bias = false,
                    },
                    builder
                )
            );
            channels = unit.Filters;
        }
        return layers.Count == 1 ? layers[0] : new Chain(layers);
    }
}
