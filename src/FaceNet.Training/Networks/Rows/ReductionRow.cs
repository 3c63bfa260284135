using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>Branches of batch-normalised convolutions that end at half the resolution, beside a max pool.</summary>
internal sealed record ReductionRow(string Key, string Label, IReadOnlyList<BranchSpec> Branches) : Row(Key, Label)
{
    public override int Depth => Branches.Max(branch => branch.Units.Count);

    public override Layer Build(MapShape input, LayerBuilder builder) =>
        new Branches([
            .. Branches.Select(branch => branch.Build(input.Channels, builder)),
            new MaxPool(Window.Valid(3, 2)),
        ]);
}
