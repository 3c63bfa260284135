using System.Numerics;
using static TorchSharp.torch;

namespace FaceNet.Training.Layers;

/// <summary>Response normalisation as one function that torch can take back.</summary>
internal sealed class ResponseFunction : autograd.SingleTensorFunction<ResponseFunction>
{
    public override string Name => nameof(ResponseFunction);

    /// <summary>The normalised map of x, N×C×H×W, in its own precision.</summary>
    public static Tensor Of(Tensor x) =>
        is_grad_enabled() && x.requires_grad ? apply(x) : OverPixels(x, gradient: null);

    /// <inheritdoc />
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        return OverPixels(x, gradient: null);
    }

    /// <inheritdoc />
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var x = ctx.get_saved_variables()[0];
        return [OverPixels(x, grad_output)];
    }

    private static Tensor OverPixels(Tensor x, Tensor? gradient) =>
        x.dtype switch
        {
            ScalarType.Float32 => OverPixels<float, PlainValues<float>>(x, gradient),
            ScalarType.Float64 => OverPixels<double, PlainValues<double>>(x, gradient),
            ScalarType.BFloat16 => OverPixels<float, Bfloat16Values>(x, gradient),
            _ => throw new NotSupportedException(
                $"Response normalisation of {x.dtype}; it takes Float32, Float64 or BFloat16."
            ),
        };

    /// <summary>Forward without a gradient, back with one.</summary>
    private static Tensor OverPixels<T, TValues>(Tensor x, Tensor? gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TValues : IStoredValues<T>
    {
        using var off = no_grad();
        using var pixels = ByPixel(x); // N×H×W×C, as channels-last maps lie
        using var slopes = gradient is null ? null : ByPixel(gradient);
        var result = empty_like(pixels);
        var kernel = new ResponseKernel<T>((int)pixels.shape[3]);
        var row = kernel.Channels * TValues.Size;
        var from = pixels.bytes;
        var back = slopes is null ? [] : slopes.bytes;
        var to = result.bytes;
        for (var at = 0; at < to.Length; at += row)
        {
            TValues.Read(from.Slice(at, row), kernel.X);
            if (slopes is null)
            {
                kernel.Normalize();
            }
            else
            {
                TValues.Read(back.Slice(at, row), kernel.Gradient);
                kernel.TakeBack();
            }
            TValues.Write(kernel.X, to.Slice(at, row));
        }
        return result.permute(0, 3, 1, 2);
    }

    private static Tensor ByPixel(Tensor map)
    {
        using var turned = map.permute(0, 2, 3, 1);
        return turned.contiguous();
    }
}
