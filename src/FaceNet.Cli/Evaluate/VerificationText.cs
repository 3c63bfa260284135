using FaceNet.Evaluation.Statistics;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Cli.Evaluate;

/// <summary>Verification results as a person reads them.</summary>
internal static class VerificationText
{
    public static void Print(VerificationResult result, TextWriter output)
    {
        output.WriteLine(
            $"{PlainText.Count(result.Pairs, "pair")} in {PlainText.Count(result.Folds, "fold")}; no face found for {result.NotDetected} of them"
        );
        output.WriteLine($"accuracy        {Mean(result.Accuracy)}{Interval(result.AccuracyInterval, " by person")}");
        if (result.NotDetected > 0)
            output.WriteLine($"  faces found   {Mean(result.DetectedOnly.Accuracy)}");
        output.WriteLine($"area under ROC  {result.AreaUnderCurve:0.00000}");
        output.WriteLine($"equal error     {result.EqualErrorRate:0.0000}");
        output.WriteLine($"threshold       {result.Threshold:0.000} squared distance, best accuracy over all pairs");
        foreach (var rate in result.ValidationRate)
            output.WriteLine(
                rate.Mean is { } mean
                    ? $"VAL at FAR {rate.FalseAcceptRate, -8:0.######} {mean:0.0000} ± {rate.StandardError:0.0000} (standard error)"
                    : $"VAL at FAR {rate.FalseAcceptRate, -8:0.######} {rate.NotMeasurable}"
            );
    }

    public static void Print(IEnumerable<ValidationAtFar> rates, TextWriter output)
    {
        foreach (var rate in rates)
            output.WriteLine(
                rate.IsMeasurable
                    ? $"VAL at FAR {rate.FalseAcceptRate, -8:0.######} {rate.Point.ValidationRate:0.0000}"
                        + $"{Interval(rate.BootstrapInterval, " by person")}, {Threshold(rate.Point)}{Without(rate.NoInterval)}"
                    : $"VAL at FAR {rate.FalseAcceptRate, -8:0.######} {rate.NotMeasurable}"
            );
    }

    private static string Threshold(OperatingPoint point) =>
        point.AcceptsNone
            ? "none accepted: the closest pairs are of different people"
            : $"threshold {point.SquaredDistance:0.000}";

    private static string Mean(FoldMean mean) =>
        $"{mean.Mean:0.0000} ± {mean.StandardError:0.0000} (standard error; standard deviation {mean.StandardDeviation:0.0000})";

    private static string Without(string? interval) => interval is null ? "" : $"; no interval: {interval}";

    private static string Interval(ConfidenceInterval? interval, string how) =>
        interval is { } ends ? $", 95 % interval {ends.Lower:0.0000} to {ends.Upper:0.0000}{how}" : "";
}
