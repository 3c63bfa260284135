using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Layers;

/// <summary>Compares the gradient of a function with central differences, in float64.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-6;

    public static void Of(Func<Tensor, Tensor> function, Tensor x, double tolerance = 1e-6)
    {
        using var scope = NewDisposeScope();
        var weights = randn_like(function(x)); // a random projection of the output: one number to differentiate
        var variable = x.clone().requires_grad_();
        (function(variable) * weights).sum().backward();
        var gradient = variable.grad!.contiguous().flatten();
        var point = x.flatten();
        for (var i = 0; i < x.numel(); i++)
        {
            var slope = (At(i, Step) - At(i, -Step)) / (2 * Step);
            gradient[i].item<double>().ShouldBe(slope, tolerance * Math.Max(1, Math.Abs(slope)));
        }

        double At(long index, double offset)
        {
            using var inner = NewDisposeScope();
            var moved = point.clone();
            moved[index] = moved[index] + offset;
            return (function(moved.view(x.shape)) * weights).sum().item<double>();
        }
    }
}
