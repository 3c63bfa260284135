namespace FaceNet.Recognition;

/// <summary>A person to compare faces with.</summary>
/// <param name="Name">The name.</param>
/// <param name="Faces">Vectors of one model, at least one.</param>
public sealed record EnrolledPerson(string Name, IReadOnlyList<Embedding> Faces);
