namespace FaceNet.Training.Layers;

/// <summary>All that tells one convolution from another.</summary>
/// <param name="Channels">Channels that come in.</param>
/// <param name="Filters">Channels that go out.</param>
/// <param name="Window">The filter's size, its step and the padding.</param>
internal sealed record ConvolutionSpec(int Channels, int Filters, Window Window)
{
    /// <summary>1, or <see cref="Channels"/> for a depth-wise convolution.</summary>
    public int Groups { get; init; } = 1;

    public bool Bias { get; init; } = true;

    public bool BatchNorm { get; init; }

    public required Activation Activation { get; init; }
}
