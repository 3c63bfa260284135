namespace FaceNet.Evaluation.Statistics;

/// <summary>A measure over the folds of a test.</summary>
/// <param name="Mean">Mean over the folds.</param>
/// <param name="StandardDeviation">
/// Sample standard deviation over the folds (division by k − 1): how much folds differ. Null for a single fold.
/// </param>
/// <param name="StandardError">
/// Standard deviation / √k: how far the mean may be off, and what LFW and FaceNet print after "±". Null for a single
/// fold.
/// </param>
public readonly record struct FoldMean(double Mean, double? StandardDeviation, double? StandardError)
{
    /// <summary>Mean and spread of the measures of k folds.</summary>
    /// <exception cref="ArgumentException">No fold.</exception>
    public static FoldMean Of(ReadOnlySpan<double> folds)
    {
        if (folds.IsEmpty)
            throw new ArgumentException("The mean of no folds is not defined.", nameof(folds));
        // Divided once: of ten ones the mean is one, where ten tenths are less.
        var sum = 0.0;
        foreach (var value in folds)
            sum += value;
        var mean = sum / folds.Length;
        if (folds.Length == 1)
            return new FoldMean(mean, null, null);
        var squares = 0.0;
        foreach (var value in folds)
            squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / (folds.Length - 1));
        return new FoldMean(mean, deviation, deviation / Math.Sqrt(folds.Length));
    }
}
