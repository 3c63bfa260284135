namespace FaceNet.Evaluation.Charts;

/// <summary>A line across a chart with a word on it: a threshold, a mean.</summary>
/// <param name="Label">The word.</param>
/// <param name="From">One end, in the units of the axes.</param>
/// <param name="To">The other end.</param>
internal sealed record ChartGuide(string Label, ChartPoint From, ChartPoint To);
