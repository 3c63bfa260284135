namespace FaceNet.Training.Data.Checking;

/// <summary>A picture that does not look like the others of its person, who look like each other.</summary>
/// <param name="Path">The picture.</param>
/// <param name="Person">Who it is by its label.</param>
/// <param name="SquaredDistance">Mean squared distance to the person's other pictures.</param>
/// <param name="Likelier">Whom it looks like instead; null where it looks like nobody.</param>
/// <param name="LikelierDistance">Mean squared distance to the pictures of that person.</param>
public sealed record SuspectedLabel(
    string Path,
    string Person,
    float SquaredDistance,
    string? Likelier,
    float? LikelierDistance
);
