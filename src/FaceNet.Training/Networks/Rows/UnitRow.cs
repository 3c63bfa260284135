using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>
/// One convolution of the later kind: always batch-normalised, without bias. <see cref="Filters"/> null stands for the
/// embedding's size, <see cref="Activation"/> null for the network's.
/// </summary>
internal sealed record UnitRow(string Key, string Label, Window Window, int? Filters, Activation? Activation)
    : Row(Key, Label)
{
    /// <summary>True to filter each channel on its own.</summary>
    public bool DepthWise { get; init; }

    public override int Depth => 1;

    public override Layer Build(MapShape input, LayerBuilder builder) =>
        new Convolution(
            new(input.Channels, Filters ?? builder.EmbeddingSize, Window)
            {
                Activation = Activation ?? builder.Activation,
                BatchNorm = true,
                Bias = false,
                Groups = DepthWise ? input.Channels : 1,
            },
            builder
        );
}
