namespace FaceNet.Training.Layers;

/// <summary>
/// x + scale · up(branches(x)): the block of Inception-ResNet (Szegedy et al. 2016). The scale keeps deep stacks from
/// diverging early in training.
/// </summary>
internal sealed class Residual : Layer
{
    private readonly Branches branches;
    private readonly Convolution conv2d;
    private readonly double scale;
    private readonly Activation activation;

    /// <param name="branches">What the residual is made of.</param>
    /// <param name="conv2d">Linear, back to the channels of x.</param>
    /// <param name="scale">Weight of the residual, 0 to 1.</param>
    /// <param name="activation">What follows the sum.</param>
    public Residual(Branches branches, Convolution conv2d, double scale, Activation activation)
        : base(nameof(Residual))
    {
        this.branches = branches;
        this.conv2d = conv2d;
        this.scale = scale;
        this.activation = activation;
        register_module(nameof(branches), branches);
        register_module(nameof(conv2d), conv2d);
    }

    public override T Apply<T>(IOperations<T> on, T x) =>
        on.Activate(activation, on.Add(x, on.Run(conv2d, on.Run(branches, x)), scale));
}
