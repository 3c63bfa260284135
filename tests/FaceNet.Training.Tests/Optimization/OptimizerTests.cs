using FaceNet.Training.Optimization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Optimization;

public sealed class OptimizerTests
{
    [Fact]
    public void AdaGrad_is_the_formula()
    {
        // w ← w − η g / (√Σg² + ε), Duchi et al. 2011; ε = 1e-10 as PyTorch has it
        using var scope = NewDisposeScope();
        var weight = new Parameter(tensor([1f, -2f, 0.5f]));
        using var optimizer = Optimizers.Create(OptimizerKind.AdaGrad, [weight], rate: 0.05, weightDecay: 0);
        double[] expected = [1, -2, 0.5];
        var sums = new double[3];
        for (var step = 0; step < 50; step++)
        {
            optimizer.zero_grad();
            (weight.square() * tensor([1f, 3f, 0.1f])).sum().backward();
            optimizer.step();
            for (var i = 0; i < 3; i++)
            {
                var gradient = 2 * expected[i] * ((double[])[1, 3, 0.1])[i];
                sums[i] += gradient * gradient;
                expected[i] -= 0.05 * gradient / (Math.Sqrt(sums[i]) + 1e-10);
            }
        }

        var actual = weight.data<float>().ToArray();
        for (var i = 0; i < 3; i++)
            ((double)actual[i]).ShouldBe(expected[i], 1e-5);
    }

    [Fact]
    public void Steps_hold_from_their_epoch_on()
    {
        var rates = RateSchedules.Create("0: 0.1 # begin\n80: 0.01, 90.5: 0.001", rate: 1, epochs: 100);

        rates.RateAt(0, []).ShouldBe(0.1);
        rates.RateAt(79.99, []).ShouldBe(0.1);
        rates.RateAt(80, []).ShouldBe(0.01);
        rates.RateAt(99, []).ShouldBe(0.001);
    }

    [Theory]
    [InlineData("5: 0.1")]
    [InlineData("0: 0.1, 0: 0.2")]
    [InlineData("0: fast")]
    [InlineData("linear")]
    [InlineData("0: -1")]
    public void Broken_schedules_are_refused_with_the_line(string schedule) =>
        Should.Throw<ArgumentException>(() => RateSchedules.Create(schedule, 0.05, 10)).Message.ShouldNotBeEmpty();

    [Fact]
    public void A_cosine_falls_from_the_rate_to_a_hundredth()
    {
        var rates = RateSchedules.Create("cosine", rate: 2, epochs: 10);

        rates.RateAt(0, []).ShouldBe(2);
        rates.RateAt(5, []).ShouldBe(2 * ((0.99 / 2) + 0.01), 1e-12);
        rates.RateAt(10, []).ShouldBe(0.02, 1e-12);
    }

    [Fact]
    public void A_plateau_cuts_the_rate_after_three_validations_without_anything_better()
    {
        var rates = RateSchedules.Create("plateau", rate: 0.9, epochs: 100);
        double[] values = [0.5, 0.6, 0.6, 0.59, 0.6, 0.7];
        IReadOnlyList<Validation> Seen(int count) => [.. values.Take(count).Select((v, i) => new Validation(i + 1, v))];

        rates.RateAt(4, Seen(4)).ShouldBe(0.9);
        rates.RateAt(5, Seen(5)).ShouldBe(0.3, 1e-12);
        rates.RateAt(6, Seen(6)).ShouldBe(0.3, 1e-12);
    }
}
