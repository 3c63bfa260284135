namespace FaceNet.Evaluation.Reports;

/// <summary>A number that a reader looks for first.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Note">Its error, or at what it was measured; may be empty.</param>
internal sealed record KeyFigure(string Name, string Value, string Note);
