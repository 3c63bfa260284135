using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Layers;

/// <summary>Convolution, batch normalisation where wanted, and the activation.</summary>
internal sealed class Convolution : Layer
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d? bn;
    private readonly PReLU? prelu;

    public Convolution(ConvolutionSpec spec, LayerBuilder builder)
        : base(nameof(Convolution))
    {
        Spec = spec;
        var window = spec.Window;
        conv = nn.Conv2d(
            spec.Channels,
            spec.Filters,
            kernel_size: (window.Height, window.Width),
            stride: (window.Stride, window.Stride),
            padding: (window.PadRows, window.PadColumns),
            groups: spec.Groups,
            bias: spec.Bias,
            device: builder.Device
        );
        builder.Initialize(conv.weight, conv.bias, spec.Activation);
        register_module(nameof(conv), conv);
        if (spec.BatchNorm)
            register_module(nameof(bn), bn = builder.BatchNorm2d(spec.Filters));
        if (spec.Activation == Activation.PRelu)
            register_module(nameof(prelu), prelu = nn.PReLU(spec.Filters, 0.25, builder.Device));
    }

    public ConvolutionSpec Spec { get; }

    public Conv2d Filters => conv;

    public BatchNorm2d? Norm => bn;

    public PReLU? Slope => prelu;

    public override T Apply<T>(IOperations<T> on, T x) => on.Convolve(this, x);
}
