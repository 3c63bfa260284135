namespace FaceNet.Evaluation.Reports;

/// <summary>Two pictures side by side.</summary>
/// <param name="Left">Path of the left one.</param>
/// <param name="Right">Path of the right one.</param>
/// <param name="Caption">What there is to say of the two.</param>
internal sealed record PicturePair(string Left, string Right, string Caption);
