using FaceNet.Training.Layers;

namespace FaceNet.Training.Networks;

/// <summary>What can be chosen when a network is built.</summary>
public sealed record NetworkOptions
{
    /// <summary>The sizes of an embedding that the paper's Table 5 compares.</summary>
    public static IReadOnlyList<int> EmbeddingSizes { get; } = [64, 128, 256, 512];

    /// <summary>Number of values of the embedding, one of <see cref="EmbeddingSizes"/>. 128 in the paper.</summary>
    public int EmbeddingSize
    {
        get;
        init =>
            field = EmbeddingSizes.Contains(value)
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    $"An embedding has {string.Join(", ", EmbeddingSizes)} values; choose one of these sizes."
                );
    } = 128;

    /// <summary>
    /// True to normalise after each convolution. Null leaves it to the network: the paper's have none (their parameter
    /// counts prove it), those that came later always have it and ignore this option.
    /// </summary>
    public bool? BatchNorm { get; init; }

    /// <summary>
    /// What follows a convolution: <see cref="Activation.Relu"/>, <see cref="Activation.Sigmoid"/> or
    /// <see cref="Activation.Tanh"/>. MobileFaceNet keeps its PReLU.
    /// </summary>
    public Activation Activation
    {
        get;
        init =>
            field = value is Activation.Relu or Activation.Sigmoid or Activation.Tanh
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "A network's activation is Relu, Sigmoid or Tanh."
                );
    } = Activation.Relu;

    /// <summary>
    /// Size of the pictures; null for the one the network was designed for. Only a network that
    /// <see cref="NetworkDefinition.TakesOtherSizes"/> takes another.
    /// </summary>
    public PixelSize? Input { get; init; }

    /// <summary>Seed of the random weights.</summary>
    public ulong Seed { get; init; } = 1;
}
