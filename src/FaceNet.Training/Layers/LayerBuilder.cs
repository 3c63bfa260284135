using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Layers;

/// <summary>What all layers of one network have in common: where they live, how they start, what follows them.</summary>
internal sealed class LayerBuilder(Device device, Generator? random)
{
    /// <summary>Where parameters are allocated; the meta device allocates none, which is enough to count them.</summary>
    public Device Device => device;

    /// <summary>What follows a convolution that has no activation of its own.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>True to normalise after each convolution of the paper's networks.</summary>
    public bool BatchNorm { get; init; }

    /// <summary>Added to the variance in batch normalisation.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-3;

    /// <summary>Number of values of the embedding.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>A convolution of the paper: with bias, and with batch normalisation where the network has it.</summary>
    public Convolution Convolution(int channels, int filters, Window window) =>
        new(new(channels, filters, window) { Activation = Activation, BatchNorm = BatchNorm }, this);

    /// <summary>
    /// Random normal weights whose variance keeps the activations' second moment from layer to layer
    /// (He et al. 2015 for ReLU, Glorot &amp; Bengio 2010 for sigmoid and tanh); biases 0. The paper says "random".
    /// </summary>
    /// <param name="weight">Filters × inputs (× rows × columns).</param>
    /// <param name="bias">Null where there is none.</param>
    /// <param name="activation">What follows. Linear layers keep the variance: so does the larger of two values.</param>
    public void Initialize(Tensor weight, Tensor? bias, Activation activation)
    {
        if (device.type == DeviceType.META)
            return;
        var receptive = weight.shape.Skip(2).Aggregate(1L, (product, side) => product * side);
        var fanIn = weight.shape[1] * receptive;
        var fanOut = weight.shape[0] * receptive;
        var variance = activation switch
        {
            Activation.Relu or Activation.PRelu => 2.0 / fanIn,
            Activation.Sigmoid or Activation.Tanh => 2.0 / (fanIn + fanOut),
            _ => 1.0 / fanIn,
        };
        using var _ = no_grad();
        weight.normal_(0, Math.Sqrt(variance), random); // nn.init.normal_ takes a generator and ignores it
        bias?.zero_();
    }

    public BatchNorm2d BatchNorm2d(int channels) =>
        nn.BatchNorm2d(channels, BatchNormEpsilon, momentum: 0.1, device: device);
}
