namespace FaceNet.Organizing;

/// <summary>Says whose faces those of a group are; null for somebody unknown. Called for one group at a time.</summary>
/// <param name="faces">The faces that founded the group, at least one.</param>
public delegate string? GroupNamer(IReadOnlyList<Embedding> faces);
