namespace FaceNet.Training.Layers;

/// <summary>
/// MobileNetV2's inverted residual with PReLU (Chen et al. 2018, MobileFaceNets): widen by 1×1, filter each channel on
/// its own by 3×3, narrow by 1×1 without activation; added to x where the shapes agree.
/// </summary>
internal sealed class Bottleneck : Layer
{
    private readonly Convolution expand;
    private readonly Convolution depthwise;
    private readonly Convolution project;
    private readonly bool connected;

    public Bottleneck(int channels, int expansion, int filters, int stride, LayerBuilder builder)
        : base(nameof(Bottleneck))
    {
        var wide = channels * expansion;
        connected = stride == 1 && channels == filters;
        expand = Unit(channels, wide, Window.Same(1), Activation.PRelu);
        depthwise = Unit(wide, wide, Window.Same(3, stride), Activation.PRelu, groups: wide);
        project = Unit(wide, filters, Window.Same(1), Activation.None);
        register_module(nameof(expand), expand);
        register_module(nameof(depthwise), depthwise);
        register_module(nameof(project), project);

        Convolution Unit(int from, int to, Window window, Activation activation, int groups = 1) =>
            new(
                new(from, to, window)
                {
                    Activation = activation,
                    BatchNorm = true,
                    Bias = false,
                    Groups = groups,
                },
                builder
            );
    }

    public override T Apply<T>(IOperations<T> on, T x)
    {
        var narrow = on.Run(project, on.Run(depthwise, on.Run(expand, x)));
        return connected ? on.Add(x, narrow, 1) : narrow;
    }
}
