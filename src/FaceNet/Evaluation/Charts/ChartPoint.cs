namespace FaceNet.Evaluation.Charts;

/// <summary>A point of a chart, in the units of its axes.</summary>
/// <param name="X">Place across.</param>
/// <param name="Y">Place up.</param>
/// <param name="Interval">Where the point might as well be, drawn as a bar up and down; null for none.</param>
internal readonly record struct ChartPoint(double X, double Y, Statistics.ConfidenceInterval? Interval = null);
