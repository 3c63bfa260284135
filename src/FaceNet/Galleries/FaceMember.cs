namespace FaceNet.Galleries;

/// <summary>Where a face belongs.</summary>
/// <param name="Face">The face.</param>
/// <param name="Photo">The number of its photo.</param>
/// <param name="Person">Whose it is; null for nobody's.</param>
internal readonly record struct FaceMember(long Face, long Photo, long? Person);
