namespace FaceNet.Galleries;

/// <summary>Someone in a gallery: enrolled, or found among the faces.</summary>
/// <param name="Id">A number that is never given to another person, even after this one is forgotten.</param>
/// <param name="Name">
/// The name; no two people have the same, in whatever case. For somebody who was given none it is "Person" and the
/// number.
/// </param>
/// <param name="Faces">How many faces belong to the person, 0 or more.</param>
public sealed record GalleryPerson(long Id, string Name, int Faces)
{
    /// <summary>True when somebody gave the name, false when it was made of the number.</summary>
    public bool IsNamed { get; init; } = true;
}
