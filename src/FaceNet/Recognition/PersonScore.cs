namespace FaceNet.Recognition;

/// <summary>How far a face is from a person.</summary>
/// <param name="Person">The person's number.</param>
/// <param name="Nearest">Squared distance to the nearest face.</param>
/// <param name="Mean">Squared distance to the mean vector.</param>
/// <param name="Score">By the rule, with the person's handicap.</param>
internal readonly record struct PersonScore(long Person, float Nearest, float Mean, float Score);
