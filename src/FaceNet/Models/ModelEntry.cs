namespace FaceNet.Models;

/// <summary>A line of the list of models.</summary>
/// <param name="Card">Name, role, licence, origin and the rest.</param>
/// <param name="Bytes">Length of the ONNX file; of what it is made from, where it was not brought yet.</param>
/// <param name="Path">Where the ONNX file lies; null where it was not brought yet.</param>
/// <param name="IsPretrained">True for a model the program knows and can bring; false for one that was added.</param>
public sealed record ModelEntry(ModelCard Card, long Bytes, string? Path, bool IsPretrained);
