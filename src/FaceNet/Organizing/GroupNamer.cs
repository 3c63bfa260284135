namespace FaceNet.Organizing;

/// <summary>
/// Says whose faces those of a group are; null for somebody unknown. Called for one group at a time, and for each good face
/// that is in none. What gets the same name becomes one person.
/// </summary>
/// <param name="faces">The faces that founded the group, at least one.</param>
public delegate GroupName? GroupNamer(IReadOnlyList<Embedding> faces);
