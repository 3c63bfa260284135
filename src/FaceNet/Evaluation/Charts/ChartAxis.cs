namespace FaceNet.Evaluation.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What it measures.</param>
/// <param name="Minimum">Its left or lower end.</param>
/// <param name="Maximum">Its right or upper end, above the other.</param>
internal sealed record ChartAxis(string Label, double Minimum, double Maximum)
{
    private const int AboutTicks = 5;

    /// <summary>Equal distances are equal ratios; both ends are above 0.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whole numbers only, as of ranks and folds.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The place of a value, 0 at the minimum and 1 at the maximum; values beyond are drawn at the ends.</summary>
    public double Place(double value) =>
        Math.Clamp(
            IsLogarithmic
                ? Math.Log(Math.Max(value, Minimum) / Minimum) / Math.Log(Maximum / Minimum)
                : (value - Minimum) / (Maximum - Minimum),
            0,
            1
        );

    /// <summary>Where values are written.</summary>
    public IReadOnlyList<double> Ticks()
    {
        if (IsLogarithmic)
            return Decades();
        var step = Step((Maximum - Minimum) / AboutTicks);
        if (IsWhole)
            step = Math.Max(1, Math.Round(step));
        var first = (long)Math.Ceiling((Minimum / step) - 1e-9);
        var last = (long)Math.Floor((Maximum / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(at => (first + at) * step)];
    }

    /// <summary>How a tick is written: 10⁻³ on a logarithmic axis, as few decimals as tell ticks apart on others.</summary>
    public string Text(double tick)
    {
        if (!IsLogarithmic)
            return Math.Round(tick, 10).ToString("0.######");
        var power = (int)Math.Round(Math.Log10(tick));
        return power == 0 ? "1" : "10" + string.Concat($"{power}".Select(Superscript));
    }

    private double[] Decades()
    {
        var first = (int)Math.Ceiling(Math.Log10(Minimum) - 1e-9);
        var last = (int)Math.Floor(Math.Log10(Maximum) + 1e-9);
        return [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(10, power))];
    }

    // The smallest of 1, 2 and 5 times a power of ten that is at least as large.
    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * ((double[])[1, 2, 5, 10]).First(factor => factor * power >= least * (1 - 1e-9));
    }

    private static char Superscript(char character) => character == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[character - '0'];
}
