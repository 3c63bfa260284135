namespace FaceNet.Robustness;

/// <summary>A photo of which it is known who is on it.</summary>
/// <param name="Path">Relative to the folder of the test.</param>
/// <param name="Person">Who is on it.</param>
public sealed record LabelledPhoto(string Path, string Person);
