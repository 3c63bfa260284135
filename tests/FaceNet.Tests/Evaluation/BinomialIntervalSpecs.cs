using FaceNet.Evaluation.Statistics;

namespace FaceNet.Tests.Evaluation;

public sealed class BinomialIntervalSpecs
{
    // Expected numbers by reference/verification.py (SciPy's beta.ppf).
    [Theory]
    [InlineData(0, 10, 0.0, 0.3084971078187608)]
    [InlineData(1, 10, 0.0025285785444617848, 0.4450161170281954)]
    [InlineData(5, 10, 0.18708602844739855, 0.8129139715526015)]
    [InlineData(10, 10, 0.6915028921812392, 1.0)]
    [InlineData(2981, 3000, 0.9901273104024684, 0.9961827401996625)]
    [InlineData(3, 3000, 0.0002062715371622571, 0.0029196164652532663)]
    [InlineData(1, 1, 0.025, 1.0)]
    [InlineData(33, 32_960_000, 6.891894651716552e-07, 1.4060758459436404e-06)]
    public void The_interval_is_that_of_SciPy(long successes, long trials, double lower, double upper)
    {
        var interval = BinomialInterval.Of(successes, trials);
        interval.Lower.ShouldBe(lower, 1e-8 * Math.Max(lower, 1e-9));
        interval.Upper.ShouldBe(upper, 1e-8 * upper);
    }

    [Fact]
    public void The_probability_outside_each_end_is_a_fortieth()
    {
        // P(X >= 3) at the lower end and P(X <= 3) at the upper one, X ~ B(20, p), summed term by term.
        var interval = BinomialInterval.Of(3, 20);
        Enumerable.Range(3, 18).Sum(k => Binomial(k, 20, interval.Lower)).ShouldBe(0.025, 1e-12);
        Enumerable.Range(0, 4).Sum(k => Binomial(k, 20, interval.Upper)).ShouldBe(0.025, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Counts_that_cannot_be_are_refused(long successes, long trials) =>
        Should.Throw<ArgumentOutOfRangeException>(() => BinomialInterval.Of(successes, trials));

    [Fact]
    public void The_spread_over_folds_is_the_sample_deviation_and_its_error_the_root_smaller()
    {
        // Mean 3, squares of deviation 4 + 1 + 0 + 1 + 4 = 10, divided by 5 − 1.
        var mean = FoldMean.Of([1, 2, 3, 4, 5]);
        mean.Mean.ShouldBe(3, 1e-15);
        mean.StandardDeviation!.Value.ShouldBe(Math.Sqrt(2.5), 1e-15);
        mean.StandardError!.Value.ShouldBe(Math.Sqrt(2.5 / 5), 1e-15);
        FoldMean.Of([7]).ShouldBe(new FoldMean(7, null, null));
    }

    private static double Binomial(int k, int n, double p)
    {
        var value = 1.0;
        for (var i = 1; i <= k; i++)
            value *= (n - k + i) / (double)i;
        return value * Math.Pow(p, k) * Math.Pow(1 - p, n - k);
    }
}
