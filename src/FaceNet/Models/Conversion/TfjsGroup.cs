namespace FaceNet.Models.Conversion;

/// <summary>Tensors that share data files. Anything may be missing in a broken manifest.</summary>
internal sealed record TfjsGroup(TfjsWeight?[]? Weights);
