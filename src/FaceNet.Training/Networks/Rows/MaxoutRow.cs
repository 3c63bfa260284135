using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>A fully connected layer with maxout over pairs.</summary>
internal sealed record MaxoutRow(string Key, string Label, int Outputs) : Row(Key, Label)
{
    public override int Depth => 1;

    public override Layer Build(MapShape input, LayerBuilder builder) => new Maxout(input.Values, Outputs, builder);
}
