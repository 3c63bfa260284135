namespace FaceNet.Training.Data.Checking;

/// <summary>Two names that are probably one person's.</summary>
/// <param name="First">The name with more pictures; of equally many, the first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="SquaredDistance">Mean squared distance between the pictures of both.</param>
/// <param name="Images">Pictures of the second name, which are fewer.</param>
public sealed record SuspectedNames(string First, string Second, float SquaredDistance, int Images);
