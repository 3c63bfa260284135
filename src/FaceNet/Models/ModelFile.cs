namespace FaceNet.Models;

/// <summary>A model that is ready to be loaded.</summary>
/// <param name="Path">The ONNX file.</param>
/// <param name="Card">How to feed it.</param>
/// <param name="Sha256">Hash of the ONNX file, lower-case hexadecimal; part of the identity of every embedding.</param>
public sealed record ModelFile(string Path, ModelCard Card, string Sha256)
{
    /// <summary>
    /// Names what the model computes. Unlike the hash of the file it stays when a pretrained model's card gets another
    /// threshold, so that what is kept for years can be compared for years.
    /// </summary>
    public string Computation { get; init; } = Sha256;
}
