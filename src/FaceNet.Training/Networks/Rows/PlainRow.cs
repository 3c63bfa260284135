using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>A layer without weights or settings of the network.</summary>
internal sealed record PlainRow(string Key, string Label, Func<Layer> Create) : Row(Key, Label)
{
    public static readonly PlainRow Norm = new("rnorm", "rnorm", () => new LocalResponseNorm());
    public static readonly PlainRow AveragePool = new("avgpool", "avg pool", () => new AveragePool());
    public static readonly PlainRow Flatten = new("flatten", "concat", () => new Flatten());
    public static readonly PlainRow UnitLength = new("l2", "L2 normalization", () => new UnitLength());

    public override int Depth => 0;

    public override Layer Build(MapShape input, LayerBuilder builder) => Create();
}
