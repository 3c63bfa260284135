using FaceNet.Training.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Layers;

public sealed class LayerGradientTests
{
    public LayerGradientTests()
    {
        random.manual_seed(11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void L2_pooling_has_the_gradient_of_finite_differences(int stride)
    {
        using var layer = new L2Pool(Window.Same(3, stride));
        using var x = randn(2, 3, 5, 4, ScalarType.Float64);

        GradientCheck.Of(layer.call, x);
    }

    [Fact]
    public void L2_pooling_has_a_finite_gradient_where_all_is_zero()
    {
        using var layer = new L2Pool(Window.Same(3));
        using var x = zeros(1, 2, 4, 3, requires_grad: true);
        using var sum = layer.call(x).sum();

        sum.backward();

        x.grad!.data<float>().ShouldAllBe(slope => slope == 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Response_normalisation_has_the_gradient_of_finite_differences(int channels)
    {
        using var layer = new LocalResponseNorm();
        using var x = randn(2, channels, 3, 2, ScalarType.Float64) * 100; // so that α = 10⁻⁴ shows

        GradientCheck.Of(layer.call, x);
    }

    [Fact]
    public void Maxout_has_the_gradient_of_finite_differences()
    {
        using var layer = new Maxout(6, 4, new(CPU, null));
        layer.to(ScalarType.Float64);
        using var x = randn(3, 6, ScalarType.Float64);

        GradientCheck.Of(layer.call, x);
    }

    [Fact]
    public void Unit_length_has_the_gradient_of_finite_differences()
    {
        using var layer = new UnitLength();
        using var x = randn(3, 6, ScalarType.Float64);

        GradientCheck.Of(layer.call, x);
    }
}
