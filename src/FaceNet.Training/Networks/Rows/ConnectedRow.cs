using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>A fully connected layer. <see cref="Outputs"/> null stands for the embedding's size, and is linear.</summary>
internal sealed record ConnectedRow(string Key, string Label, int? Outputs = null) : Row(Key, Label)
{
    /// <summary>True for batch normalisation instead of a bias, whatever the network's option says.</summary>
    public bool BatchNorm { get; init; }

    public override int Depth => 1;

    public override Layer Build(MapShape input, LayerBuilder builder) =>
        new FullyConnected(
            input.Values,
            Outputs ?? builder.EmbeddingSize,
            Outputs is null ? Activation.None : builder.Activation,
            builder,
            BatchNorm
        );
}
