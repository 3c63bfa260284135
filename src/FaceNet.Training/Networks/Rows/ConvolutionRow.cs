using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>One convolution of the paper's kind: biased, with the network's activation and batch normalisation.</summary>
internal sealed record ConvolutionRow(string Key, string Label, Window Window, int Filters) : Row(Key, Label)
{
    public override int Depth => 1;

    public override Layer Build(MapShape input, LayerBuilder builder) =>
        builder.Convolution(input.Channels, Filters, Window);
}
