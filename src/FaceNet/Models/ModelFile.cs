namespace FaceNet.Models;

/// <summary>A model that is ready to be loaded.</summary>
/// <param name="Path">The ONNX file.</param>
/// <param name="Card">How to feed it.</param>
/// <param name="Sha256">Hash of the ONNX file, lower-case hexadecimal; part of the identity of every embedding.</param>
public sealed record ModelFile(string Path, ModelCard Card, string Sha256);
