namespace FaceNet.Models;

/// <summary>What the store notes down beside an ONNX file, so that damage and age show without a download.</summary>
/// <param name="Sha256">Hash of the ONNX file.</param>
/// <param name="Bytes">Length of the ONNX file.</param>
/// <param name="Recipe">How the file was made; a newer program with another recipe makes it again.</param>
internal sealed record InstalledModel(string Sha256, long Bytes, string Recipe);
