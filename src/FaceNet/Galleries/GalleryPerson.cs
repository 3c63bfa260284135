namespace FaceNet.Galleries;

/// <summary>Someone who is enrolled.</summary>
/// <param name="Id">A number that is never given to another person, even after this one is forgotten.</param>
/// <param name="Name">The name; no two people have the same, in whatever case.</param>
/// <param name="Faces">How many faces are enrolled, 0 or more.</param>
public sealed record GalleryPerson(long Id, string Name, int Faces);
