namespace FaceNet.Galleries;

/// <summary>Faces that go to somebody.</summary>
/// <param name="Person">To whom; null for a new person without a name.</param>
/// <param name="Faces">The faces.</param>
internal sealed record FacesPlaced(long? Person, IReadOnlyList<long> Faces);
