namespace FaceNet.Evaluation.Charts;

/// <summary>A line, an area or a group of dots in a chart.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Points">Its points; for all shapes but dots from left to right.</param>
internal sealed record ChartSeries(string Name, SeriesShape Shape, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Drawn in the colour of the series before it, and not in the legend: the dots on a line.</summary>
    public bool BelongsToPrevious { get; init; }
}
