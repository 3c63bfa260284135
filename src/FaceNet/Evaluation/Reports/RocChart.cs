using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Statistics;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>The receiver operating characteristic as a chart.</summary>
internal static class RocChart
{
    /// <summary>VAL over FAR, the FAR in decades: what matters lies at small ones.</summary>
    /// <param name="sets">One or more sets of pairs: a name, the curve, and rates whose intervals are drawn.</param>
    public static Chart Of(
        params IReadOnlyList<(string Name, VerificationCurve Curve, IReadOnlyList<ValidationAtFar> Rates)> sets
    )
    {
        // Below the smallest FAR that was measured, the curve would only show chance.
        var least = sets.Min(set => Least(set.Curve, set.Rates));
        var series = sets.SelectMany(set => Series(set.Name, set.Curve, set.Rates)).ToArray();
        var lowest = series.SelectMany(one => one.Points).Min(point => point.Y);
        return new Chart
        {
            Title = "ROC",
            X = new ChartAxis("false accept rate", least, 1) { IsLogarithmic = true },
            Y = new ChartAxis("validation rate", VerificationCharts.FloorOf(lowest), 1),
            Series = series,
        };
    }

    private static IEnumerable<ChartSeries> Series(
        string name,
        VerificationCurve curve,
        IEnumerable<ValidationAtFar> rates
    )
    {
        var least = Least(curve, rates);
        var start = curve.Within((long)FalseAcceptBudget.Of(least, curve.DifferentPairs)).ValidationRate;
        var points = curve.Points.Select(point => new ChartPoint(point.FalseAcceptRate, point.ValidationRate));
        yield return new ChartSeries(
            name,
            SeriesShape.Steps,
            [new ChartPoint(least, start), .. points.SkipWhile(point => point.X <= least)]
        );
        yield return new ChartSeries(
            "intervals",
            SeriesShape.Dots,
            [
                .. rates
                    .Where(rate => rate.IsMeasurable)
                    .Select(rate => new ChartPoint(rate.FalseAcceptRate, rate.Point!.ValidationRate, Interval(rate))),
            ]
        )
        {
            BelongsToPrevious = true,
        };
    }

    private static double Least(VerificationCurve curve, IEnumerable<ValidationAtFar> rates) =>
        rates
            .Where(rate => rate.IsMeasurable)
            .Select(rate => rate.FalseAcceptRate)
            .DefaultIfEmpty(1.0 / curve.DifferentPairs)
            .Append(0.1)
            .Min();

    private static ConfidenceInterval? Interval(ValidationAtFar rate) =>
        rate.BootstrapInterval ?? rate.Point?.ValidationRateInterval;
}
