namespace FaceNet.Galleries;

/// <summary>A moment in the life of a gallery, as far as it concerns who has a name and which faces.</summary>
/// <param name="Change">The number of the last change.</param>
/// <param name="Mark">Sixteen bytes, drawn by chance when it was made: no other history has them in this place.</param>
internal sealed record GalleryMark(long Change, byte[] Mark);
