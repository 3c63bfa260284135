using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Layers;

/// <summary>x·Wᵀ + b, or x·Wᵀ with batch normalisation, and the activation.</summary>
internal sealed class FullyConnected : Layer
{
    private readonly Linear linear;
    private readonly BatchNorm1d? bn;

    /// <param name="inputs">Values that come in.</param>
    /// <param name="outputs">Values that go out.</param>
    /// <param name="activation">What follows; <see cref="Activation.PRelu"/> is not supported.</param>
    /// <param name="builder">The network's.</param>
    /// <param name="batchNorm">True to normalise instead of adding a bias.</param>
    public FullyConnected(int inputs, int outputs, Activation activation, LayerBuilder builder, bool batchNorm = false)
        : base(nameof(FullyConnected))
    {
        Activation = activation;
        linear = nn.Linear(inputs, outputs, hasBias: !batchNorm, device: builder.Device);
        builder.Initialize(linear.weight, linear.bias, activation);
        register_module(nameof(linear), linear);
        if (batchNorm)
        {
            bn = nn.BatchNorm1d(outputs, builder.BatchNormEpsilon, momentum: 0.1, device: builder.Device);
            register_module(nameof(bn), bn);
        }
    }

    public Activation Activation { get; }

    public Linear Weights => linear;

    public BatchNorm1d? Norm => bn;

    public int Outputs => (int)linear.weight!.shape[0];

    public override T Apply<T>(IOperations<T> on, T x) => on.Connect(this, x);
}
