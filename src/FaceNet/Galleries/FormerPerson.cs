namespace FaceNet.Galleries;

/// <summary>A person as it was before a decision.</summary>
/// <param name="Id">The person.</param>
/// <param name="Existed">False when the decision made it.</param>
/// <param name="Name">The given name; null for none.</param>
internal sealed record FormerPerson(long Id, bool Existed, string? Name);
