namespace FaceNet.Evaluation.Statistics;

/// <summary>
/// The exact interval of a proportion (Clopper and Pearson 1934). It takes the trials for independent, which pairs that
/// share people are not: beside it stands an interval by resampling people.
/// </summary>
internal static class BinomialInterval
{
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts outside their range.</exception>
    public static ConfidenceInterval Of(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        const double tail = (1 - ConfidenceInterval.Level) / 2;
        var failures = trials - successes;
        return new ConfidenceInterval(
            successes == 0 ? 0 : BetaDistribution.Quantile(tail, successes, failures + 1),
            failures == 0 ? 1 : BetaDistribution.Quantile(1 - tail, successes + 1, failures)
        );
    }
}
