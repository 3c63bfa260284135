namespace FaceNet.Models.Conversion;

/// <summary>w = q·scale + min, computed in double and rounded once, as TensorFlow.js does.</summary>
internal sealed record TfjsQuantization(string? DType, double Scale, double Min);
