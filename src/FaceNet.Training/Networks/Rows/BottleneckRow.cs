using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>A row of MobileNetV2's tables: expansion t, filters c, repeats n, stride s of the first.</summary>
internal sealed record BottleneckRow(string Key, int Expansion, int Filters, int Count, int Stride)
    : Row(Key, $"bottleneck t={Expansion}, n={Count}")
{
    public override int Depth => 3 * Count;

    public override Layer Build(MapShape input, LayerBuilder builder)
    {
        var first = new Bottleneck(input.Channels, Expansion, Filters, Stride, builder);
        var others = Enumerable
            .Range(1, Count - 1)
            .Select(_ => new Bottleneck(Filters, Expansion, Filters, 1, builder));
        return new Chain([first, .. others]);
    }
}
