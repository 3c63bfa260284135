namespace FaceNet.Training.Data.Checking;

/// <summary>Why pictures of a data set are not used.</summary>
/// <param name="Reason">A sentence.</param>
/// <param name="Pictures">How many it holds for.</param>
public sealed record LeftOutReason(string Reason, int Pictures);
