using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Statistics;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>VAL at each FAR, as a table.</summary>
internal static class RateTable
{
    public static TableSection Of(string heading, string text, IEnumerable<ValidationAtFar> rates) =>
        new(
            heading,
            text
                + " The threshold is the largest observed distance that keeps the FAR; nothing is interpolated. The binomial "
                + "interval takes pairs for independent, the other resamples people.",
            ["FAR asked for", "VAL", "95 % by person", "95 % binomial", "threshold", "false accepts"],
            [
                .. rates.Select(rate =>
                    rate.IsMeasurable
                        ? (string[])
                            [
                                $"{rate.FalseAcceptRate:0.######}",
                                $"{rate.Point.ValidationRate:0.0000}",
                                Range(rate.BootstrapInterval),
                                Range(rate.Point.ValidationRateInterval),
                                rate.Point.ThresholdText,
                                $"{rate.Point.FalseAccepts:N0} of {rate.Point.DifferentPairs:N0}",
                            ]
                        : [$"{rate.FalseAcceptRate:0.######}", rate.NotMeasurable!]
                ),
            ]
        );

    public static string Counts(AllPairsResult all) =>
        $"{all.Images:N0} pictures of {all.People:N0} people ({all.NotDetected:N0} without a face): {all.SamePairs:N0} pairs "
        + $"of the same person, {all.DifferentPairs:N0} of different people; equal error rate {all.EqualErrorRate:0.0000}, area "
        + $"under the curve {all.AreaUnderCurve:0.00000}.";

    public static string Range(ConfidenceInterval? interval) =>
        interval is { } range ? $"{range.Lower:0.0000} – {range.Upper:0.0000}" : "–";
}
