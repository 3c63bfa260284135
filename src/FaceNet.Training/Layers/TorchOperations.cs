using FaceNet.Training.Native;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Layers;

/// <summary>Carries operations out on tensors of N×C×H×W, or N×C for vectors.</summary>
internal sealed class TorchOperations : IOperations<Tensor>
{
    public static readonly TorchOperations Instance = new();

    private static readonly Scalar PoolEpsilon = Layers.L2Pool.Epsilon;
    private static readonly Scalar SmallestSquare = UnitLength.SmallestSquare;

    private TorchOperations() { }

    public Tensor Run(Layer layer, Tensor x) => layer.call(x);

    public Tensor Convolve(Convolution layer, Tensor x)
    {
        if (layer.Spec is { Window: { Size: 1, Stride: 1 }, Groups: 1 })
            return ConvolvePixels(layer, x);
        return Finish(layer, layer.Filters.call(x)); // N×F×H'×W'
    }

    public Tensor MaxPool(Window window, Tensor x) =>
        nn.functional.max_pool2d(x, Kernel(window), [window.Stride, window.Stride], Padding(window));

    public Tensor L2Pool(Window window, Tensor x)
    {
        var mean = nn.functional.avg_pool2d(
            Poolable(x * x),
            Kernel(window),
            [window.Stride, window.Stride],
            Padding(window),
            count_include_pad: true
        );
        using Scalar size = window.Size;
        return mean.mul_(size).add_(PoolEpsilon, Scalars.One).sqrt();

        // On cards the way back through channels-last maps is wrong (seen with PyTorch 2.11 and CUDA 13).
        static Tensor Poolable(Tensor squares) =>
            squares.device_type == DeviceType.CPU ? squares : squares.contiguous();
    }

    public Tensor AveragePool(Tensor x) => x.mean([2, 3]); // N×C

    public Tensor NormalizeResponse(Tensor x) =>
        x.device_type == DeviceType.CPU ? ResponseFunction.Of(x) : NormalizeOnCard(x);

    public Tensor Flatten(Tensor x) => x.flatten(1);

    public Tensor Connect(FullyConnected layer, Tensor x)
    {
        x = layer.Weights.call(x); // N×outputs
        return Activate(layer.Activation, layer.Norm is { } norm ? Normalize(norm, x) : x);
    }

    public Tensor MaxOfPairs(Tensor x) => x.unflatten(1, -1, 2).amax([2]); // N×2C → N×C

    public Tensor Drop(Dropout layer, Tensor x)
    {
        if (!layer.training)
            return x.alias();
        var kept = 1 - layer.Probability;
        using Scalar divisor = kept;
        // The dice are the processor's, so that a card drops the same values.
        return x * empty_like(x, device: CPU).bernoulli_(kept, layer.Chance).div_(divisor).to(x.device);
    }

    public Tensor Concatenate(IReadOnlyList<Tensor> maps) => cat([.. maps], 1);

    public Tensor Add(Tensor x, Tensor residual, double scale)
    {
        using Scalar factor = scale;
        return x.add(residual, factor);
    }

    // In place: the layers before need their input for the way back, none needs its output.
    public Tensor Activate(Activation activation, Tensor x) =>
        activation switch
        {
            Activation.None => x,
            Activation.Relu => x.relu_(),
            Activation.Sigmoid => x.sigmoid_(),
            Activation.Tanh => x.tanh_(),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "It has weights of its own."),
        };

    public Tensor ScaleToUnitLength(Tensor x)
    {
        x = Widen(x);
        return x * (x * x).sum(1, keepdim: true).clamp_min(SmallestSquare).rsqrt();
    }

    /// <summary>
    /// A 1×1 convolution as a matrix product over all pixels, which channels-last maps are without a copy. oneDNN's own
    /// (libtorch 2.10) divides by zero on the way back through wide ones on processors that hide their caches' sizes, as
    /// virtual machines do.
    /// </summary>
    private Tensor ConvolvePixels(Convolution layer, Tensor x)
    {
        var (batch, rows, columns) = (x.shape[0], x.shape[2], x.shape[3]);
        var weight = layer.Filters.weight!.flatten(1); // F×C
        var pixels = x.permute(0, 2, 3, 1).reshape(-1, x.shape[1]); // NHW×C
        var y = nn.functional.linear(pixels, weight, layer.Filters.bias); // NHW×F
        if (layer.Norm is null && layer.Slope is null)
            return Map(Activate(layer.Spec.Activation, y)); // in place before it becomes a view: no copy on the way back
        return Finish(layer, Map(y));

        Tensor Map(Tensor values) => values.view(batch, rows, columns, -1).permute(0, 3, 1, 2);
    }

    /// <summary>The sum over neighbour channels as a matrix product, which cards are made for.</summary>
    private static Tensor NormalizeOnCard(Tensor x)
    {
        const int reach = LocalResponseNorm.Channels / 2;
        using Scalar factor = LocalResponseNorm.Alpha / LocalResponseNorm.Channels;
        using Scalar offset = LocalResponseNorm.Offset;
        var pixels = x.permute(0, 2, 3, 1); // N×H×W×C
        var neighbours = ones(x.shape[1], x.shape[1], device: x.device).tril(reach).triu(-reach).mul_(factor);
        var strength = Widen((pixels * pixels).matmul(neighbours)).add(offset, Scalars.One);
        var root = strength.rsqrt();
        return (pixels * root * root.sqrt()).permute(0, 3, 1, 2);
    }

    private Tensor Finish(Convolution layer, Tensor x)
    {
        if (layer.Norm is { } norm)
            x = Normalize(norm, x);
        return layer.Slope is { } slope ? slope.call(x) : Activate(layer.Spec.Activation, x);
    }

    // Not the module itself, which counts batches by a scalar that may be collected meanwhile (Native/Scalars).
    private static Tensor Normalize(NormBase norm, Tensor x) =>
        nn.functional.batch_norm(
            x,
            norm.running_mean!,
            norm.running_var!,
            norm.weight,
            norm.bias,
            norm.training,
            norm.momentum!.Value,
            norm.eps
        );

    private static Tensor Widen(Tensor x) => x.dtype == ScalarType.BFloat16 ? x.to(ScalarType.Float32) : x;

    private static long[] Kernel(Window window) => [window.Height, window.Width];

    private static long[] Padding(Window window) => [window.PadRows, window.PadColumns];
}
