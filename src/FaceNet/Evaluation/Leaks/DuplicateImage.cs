namespace FaceNet.Evaluation.Leaks;

/// <summary>A training picture and a test picture that look nearly the same.</summary>
/// <param name="Training">Path of the training picture.</param>
/// <param name="Test">Path of the test picture.</param>
/// <param name="Bits">In how many of 64 bits their hashes differ.</param>
public sealed record DuplicateImage(string Training, string Test, int Bits);
