using FaceNet.Training.Optimization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Optimization;

public sealed class OptimizerTests
{
    // A length that is no multiple of the optimizer's piece.
    private const int Length = 5000;

    [Fact]
    public void AdaGrad_is_the_formula()
    {
        // w ← w − η g / (√Σg² + ε), Duchi et al. 2011; ε = 1e-10
        var sums = new double[Length];

        var (actual, expected) = Run(
            OptimizerKind.AdaGrad,
            (i, weight, gradient, _) => weight - (0.05 * gradient / (Math.Sqrt(sums[i] += gradient * gradient) + 1e-10))
        );

        Near(actual, expected);
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd, 0)]
    [InlineData(OptimizerKind.Sgd, 0.1)]
    [InlineData(OptimizerKind.Adam, 0)]
    [InlineData(OptimizerKind.Adam, 0.1)]
    [InlineData(OptimizerKind.AdamW, 0.1)]
    [InlineData(OptimizerKind.AdaGrad, 0.1)]
    public void Other_rules_agree_with_torch(OptimizerKind kind, double decay)
    {
        using var scope = NewDisposeScope();
        var torchs = Weight();
        using TorchSharp.Modules.OptimizerHelper reference = kind switch
        {
            OptimizerKind.Sgd => optim.SGD([torchs], 0.05, 0.9, weight_decay: decay),
            OptimizerKind.Adam => optim.Adam([torchs], 0.05, weight_decay: decay),
            OptimizerKind.AdamW => optim.AdamW([torchs], 0.05, weight_decay: decay),
            _ => optim.Adagrad([torchs], 0.05, weight_decay: decay),
        };
        for (var step = 0; step < 30; step++)
        {
            reference.zero_grad();
            (torchs.square() * Slopes()).sum().backward();
            reference.step();
        }

        var own = Weight();
        var optimizer = new Optimizer(UpdateRule.Of(kind, decay), [own]);
        for (var step = 0; step < 30; step++)
        {
            (own.square() * Slopes()).sum().backward();
            optimizer.Step(0.05);
        }

        Near(own.data<float>().ToArray(), torchs.data<float>().Select(value => (double)value).ToArray());
    }

    [Fact]
    public void A_memory_taken_up_goes_on_to_the_last_bit()
    {
        using var scope = NewDisposeScope();
        var (whole, stopped) = (Weight(), Weight());
        var one = new Optimizer(UpdateRule.Of(OptimizerKind.Adam, 0), [whole]);
        var first = new Optimizer(UpdateRule.Of(OptimizerKind.Adam, 0), [stopped]);
        Steps(one, whole, 10);
        Steps(first, stopped, 5);
        var second = new Optimizer(UpdateRule.Of(OptimizerKind.Adam, 0), [stopped]);

        second.Load(first.State());
        Steps(second, stopped, 5);

        stopped.data<float>().ToArray().ShouldBe(whole.data<float>().ToArray());
        Should.Throw<ModelException>(() =>
            new Optimizer(UpdateRule.Of(OptimizerKind.AdaGrad, 0), [stopped]).Load(first.State())
        );

        static void Steps(Optimizer optimizer, Parameter weight, int count)
        {
            for (var step = 0; step < count; step++)
            {
                (weight.square() * Slopes()).sum().backward();
                optimizer.Step(0.05);
            }
        }
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

    private static (float[] Actual, double[] Expected) Run(
        OptimizerKind kind,
        Func<int, double, double, int, double> formula
    )
    {
        using var scope = NewDisposeScope();
        var weight = Weight();
        var expected = weight.data<float>().Select(value => (double)value).ToArray();
        var slopes = Slopes().data<float>().ToArray();
        var optimizer = new Optimizer(UpdateRule.Of(kind, weightDecay: 0), [weight]);
        for (var step = 1; step <= 50; step++)
        {
            (weight.square() * Slopes()).sum().backward();
            optimizer.Step(0.05);
            for (var i = 0; i < Length; i++)
                expected[i] = formula(i, expected[i], 2 * expected[i] * slopes[i], step);
        }
        return (weight.data<float>().ToArray(), expected);
    }

    private static Parameter Weight() =>
        new(tensor(Enumerable.Range(0, Length).Select(i => MathF.Sin(i + 1)).ToArray()));

    private static Tensor Slopes() => tensor(Enumerable.Range(0, Length).Select(i => 0.1f + (i % 7)).ToArray());

    private static void Near(float[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < actual.Length; i++)
            ((double)actual[i]).ShouldBe(expected[i], 1e-4);
    }
}
