namespace FaceNet.Galleries;

/// <summary>An enrolled face.</summary>
/// <param name="Id">A number that is never given to another face.</param>
/// <param name="PersonId">Whose face it is.</param>
/// <param name="Photo">Where the photo lay when the face was enrolled.</param>
/// <param name="Face">Place, landmarks, quality and vector.</param>
public sealed record GalleryFace(long Id, long PersonId, GalleryPhoto Photo, Face Face);
