using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>An Inception module.</summary>
internal sealed record InceptionRow(string Key, string Label, InceptionSpec Spec) : Row(Key, Label)
{
    public override int Depth => 2;

    /// <summary>The module that the paper calls <c>inception (name)</c>.</summary>
    public static InceptionRow Of(string name, InceptionSpec spec) =>
        new($"inception{name}", $"inception ({name})", spec);

    public override Layer Build(MapShape input, LayerBuilder builder) => new Inception(input.Channels, Spec, builder);
}
