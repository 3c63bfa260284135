using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks.Rows;

/// <summary>A row of a network's layer table. Networks differ in their rows, never in code.</summary>
/// <param name="Key">Name in checkpoints; letters, digits and underscores.</param>
/// <param name="Label">Name as the paper writes it.</param>
internal abstract record Row(string Key, string Label)
{
    /// <summary>Weighted layers on the longest path through the row, the paper's "depth".</summary>
    public abstract int Depth { get; }

    /// <summary>The layer for an input of <paramref name="input"/>, with fresh weights.</summary>
    public abstract Layer Build(MapShape input, LayerBuilder builder);
}
