namespace FaceNet;

/// <summary>How far a face can be trusted to give a good embedding, and why not where it cannot.</summary>
/// <param name="Score">0 (useless) to 1 (sharp, frontal, large): the least of the three measures below.</param>
/// <param name="Size">0 to 1 by the distance between the eyes in pixels.</param>
/// <param name="Sharpness">0 to 1 by the strength of edges in the aligned face.</param>
/// <param name="Pose">0 to 1 by how frontal the landmarks are; 0 is a profile.</param>
/// <param name="Reasons">A sentence for each measure that is low; empty for a good face.</param>
public sealed record FaceQuality(float Score, float Size, float Sharpness, float Pose, IReadOnlyList<string> Reasons);
