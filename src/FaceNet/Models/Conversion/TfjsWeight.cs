namespace FaceNet.Models.Conversion;

/// <summary>A tensor in the manifest. Anything may be missing in a broken manifest.</summary>
internal sealed record TfjsWeight(string? Name, int[]? Shape, string? DType, TfjsQuantization? Quantization);
