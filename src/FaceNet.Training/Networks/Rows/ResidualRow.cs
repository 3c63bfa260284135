using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>Blocks of Inception-ResNet: each branch a chain of batch-normalised convolutions, the sum rectified.</summary>
internal sealed record ResidualRow(string Key, string Label, double Scale, IReadOnlyList<BranchSpec> Branches)
    : Row(Key, Label)
{
    /// <summary>How many of the same, named Key.0, Key.1, …; null for one, named Key itself.</summary>
    public int? Count { get; init; }

    /// <summary>False to leave out the activation after the sum.</summary>
    public bool Activated { get; init; } = true;

    public override int Depth => (Count ?? 1) * (1 + Branches.Max(branch => branch.Units.Count));

    public override Layer Build(MapShape input, LayerBuilder builder) =>
        Count is { } count
            ? new Chain([.. Enumerable.Range(0, count).Select(_ => Block(input.Channels, builder))])
            : Block(input.Channels, builder);

    private Residual Block(int channels, LayerBuilder builder)
    {
        var width = Branches.Sum(branch => branch.Units[^1].Filters);
        // A bias and no batch normalisation, as in the published weights.
        var up = new Convolution(new(width, channels, Window.Same(1)) { Activation = Activation.None }, builder);
        return new(
            new([.. Branches.Select(branch => branch.Build(channels, builder))]),
            up,
            Scale,
            Activated ? builder.Activation : Activation.None
        );
    }
}
