namespace FaceNet.Galleries;

/// <summary>A face in a gallery.</summary>
/// <param name="Id">A number that is never given to another face.</param>
/// <param name="PersonId">Whose face it is; null while it is nobody's.</param>
/// <param name="Photo">Where the photo lay when its first face came in.</param>
/// <param name="Face">Place, landmarks, quality and vector.</param>
public sealed record GalleryFace(long Id, long? PersonId, GalleryPhoto Photo, Face Face);
