namespace FaceNet.Training.Guarding;

/// <summary>Trouble, and why it is thought to be that.</summary>
/// <param name="Trouble">Which.</param>
/// <param name="Reason">A sentence with the numbers.</param>
public sealed record Diagnosis(Trouble Trouble, string Reason);
