using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>Max pooling, with local response normalisation before or after it where the paper has one.</summary>
internal sealed record PoolRow(string Key, string Label, Window Window) : Row(Key, Label)
{
    /// <summary>True to normalise the input.</summary>
    public bool NormBefore { get; init; }

    /// <summary>True to normalise the output.</summary>
    public bool NormAfter { get; init; }

    public override int Depth => 0;

    public override Layer Build(MapShape input, LayerBuilder builder)
    {
        var pool = new MaxPool(Window);
        return (NormBefore, NormAfter) switch
        {
            (true, _) => new Chain(new LocalResponseNorm(), pool),
            (_, true) => new Chain(pool, new LocalResponseNorm()),
            _ => pool,
        };
    }
}
