using FaceNet.Training.Networks.Rows;

namespace FaceNet.Training.Networks;

/// <summary>A network as data: a name, an input and the rows of its layer table. <see cref="NetworkCatalog"/> has them.</summary>
public sealed record NetworkDefinition
{
    internal NetworkDefinition() { }

    /// <summary>Name, as in the paper: <c>NN2</c>.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What it is and where it comes from, in a sentence.</summary>
    public string Summary { get; internal init; } = "";

    /// <summary>Size of the pictures it was designed for.</summary>
    public PixelSize Input { get; internal init; }

    /// <summary>Whether convolutions are batch-normalised unless <see cref="NetworkOptions.BatchNorm"/> says otherwise.</summary>
    public bool BatchNorm { get; internal init; }

    /// <summary>What the publication says of its size.</summary>
    public PaperFigures Paper { get; internal init; } = new(null, null);

    /// <summary>
    /// True where the layers are this project's own, designed to meet a published budget, because none were published.
    /// </summary>
    public bool IsOwnDesign { get; internal init; }

    /// <summary>
    /// True where a mean over the whole map stands before the last layer, so that <see cref="NetworkOptions.Input"/> can
    /// choose another size with the same weights.
    /// </summary>
    public bool TakesOtherSizes => Rows.Contains(PlainRow.AveragePool);

    /// <summary>Added to the variance in batch normalisation.</summary>
    internal double BatchNormEpsilon { get; init; } = 1e-3;

    internal IReadOnlyList<Row> Rows { get; init; } = [];
}
