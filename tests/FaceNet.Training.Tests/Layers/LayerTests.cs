using FaceNet.Training.Layers;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Layers;

public sealed class LayerTests
{
    public LayerTests()
    {
        random.manual_seed(7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void L2_pooling_is_the_length_of_each_window(int stride)
    {
        using var layer = new L2Pool(Window.Same(3, stride));
        using var x = randn(2, 3, 5, 4);

        using var pooled = layer.call(x);

        pooled.shape.ShouldBe([2, 3, (5 + stride - 1) / stride, (4 + stride - 1) / stride]);
        for (var c = 0; c < 3; c++)
        for (var row = 0; row < pooled.shape[2]; row++)
        for (var column = 0; column < pooled.shape[3]; column++)
            pooled[1, c, row, column].item<float>().ShouldBe(Length(c, row * stride, column * stride), 1e-5f);

        float Length(int channel, int middleRow, int middleColumn)
        {
            var sum = L2Pool.Epsilon;
            for (var row = Math.Max(0, middleRow - 1); row <= Math.Min(4, middleRow + 1); row++)
            for (var column = Math.Max(0, middleColumn - 1); column <= Math.Min(3, middleColumn + 1); column++)
                sum += Math.Pow(x[1, channel, row, column].item<float>(), 2);
            return (float)Math.Sqrt(sum);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Response_normalisation_is_the_formula_over_five_channels(int channels)
    {
        using var layer = new LocalResponseNorm();
        using var x = randn(2, channels, 3, 2) * 100;

        using var y = layer.call(x);

        for (var c = 0; c < channels; c++)
        {
            var sum = 0.0;
            for (var neighbour = Math.Max(0, c - 2); neighbour <= Math.Min(channels - 1, c + 2); neighbour++)
                sum += Math.Pow(x[1, neighbour, 2, 1].item<float>(), 2);
            var expected = x[1, c, 2, 1].item<float>() / Math.Pow(1 + (1e-4 / 5 * sum), 0.75);
            y[1, c, 2, 1].item<float>().ShouldBe((float)expected, 1e-3f);
        }
    }

    [Fact]
    public void Response_normalisation_agrees_with_the_slow_one_of_torch()
    {
        using var layer = new LocalResponseNorm();
        using var slow = nn.LocalResponseNorm(5, alpha: 1e-4, beta: 0.75, k: 1);
        using var x = randn(2, 16, 6, 5) * 50;

        layer.call(x).allclose(slow.call(x), rtol: 1e-5, atol: 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Response_normalisation_computes_bfloat16_in_floats()
    {
        using var layer = new LocalResponseNorm();
        using var x = (randn(2, 16, 6, 5) * 50).to(ScalarType.BFloat16);
        using var exact = layer.call(x.to(ScalarType.Float32)).to(ScalarType.BFloat16);

        layer.call(x).eq(exact).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Response_normalisation_of_bfloat16_has_the_gradient_of_floats()
    {
        using var layer = new LocalResponseNorm();
        using var x = (randn(2, 16, 6, 5) * 50).to(ScalarType.BFloat16).requires_grad_();
        using var floats = x.detach().to(ScalarType.Float32).requires_grad_();
        layer.call(x).sum().backward();
        layer.call(floats).sum().backward();

        x.grad!.eq(floats.grad!.to(ScalarType.BFloat16)).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Maxout_is_the_larger_one_of_two_neighbours_of_its_linear_map()
    {
        using var layer = new Maxout(5, 3, new(CPU, null));
        using var x = randn(4, 5);
        var (weight, bias) = (layer.parameters().First(), layer.parameters().Last());
        using var linear = nn.functional.linear(x, weight, bias); // 4×6

        using var y = layer.call(x);

        y.shape.ShouldBe([4, 3]);
        for (var row = 0; row < 4; row++)
        for (var i = 0; i < 3; i++)
            y[row, i]
                .item<float>()
                .ShouldBe(Math.Max(linear[row, 2 * i].item<float>(), linear[row, (2 * i) + 1].item<float>()));
    }

    [Fact]
    public void The_naive_inception_module_convolves_its_input_directly()
    {
        var spec = new InceptionSpec
        {
            One = 2,
            Three = 3,
            Five = 4,
            Pool = Pooling.Max,
        };
        using var module = new Inception(6, spec, new(CPU, null));

        module.call(randn(1, 6, 8, 5)).shape.ShouldBe([1, 2 + 3 + 4 + 6, 8, 5]); // the pool passes its 6 channels on
        module.parameters().Sum(p => p.numel()).ShouldBe((6 * 2) + 2 + (6 * 9 * 3) + 3 + (6 * 25 * 4) + 4);
    }

    [Fact]
    public void A_strided_inception_module_halves_odd_maps_upwards()
    {
        using var module = new Inception(6, InceptionSpec.Halving(4, 5, 2, 3), new(CPU, null));

        module.call(randn(2, 6, 9, 6)).shape.ShouldBe([2, 5 + 3 + 6, 5, 3]);
    }

    [Fact]
    public void A_strided_inception_module_with_a_1x1_branch_is_refused()
    {
        var spec = InceptionSpec.Halving(4, 5) with { One = 8 };

        Should.Throw<ArgumentException>(() => new Inception(6, spec, new(CPU, null))).Message.ShouldContain("1×1");
    }

    [Fact]
    public void A_depth_wise_convolution_has_one_filter_a_channel()
    {
        var spec = new ConvolutionSpec(6, 6, Window.Same(3))
        {
            Activation = Activation.PRelu,
            Groups = 6,
            Bias = false,
            BatchNorm = true,
        };
        using var layer = new Convolution(spec, new(CPU, null));

        layer.parameters().Sum(p => p.numel()).ShouldBe((6 * 9) + (2 * 6) + 6);
        layer.call(randn(2, 6, 4, 5)).shape.ShouldBe([2, 6, 4, 5]);
    }
}
