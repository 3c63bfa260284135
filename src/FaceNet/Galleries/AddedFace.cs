namespace FaceNet.Galleries;

/// <summary>What became of a face that was to be enrolled.</summary>
/// <param name="Person">Whose face it is in the gallery now.</param>
/// <param name="FaceId">The face.</param>
/// <param name="IsNew">
/// False when it had been said before whose the same face of the same photo is, perhaps another person's.
/// </param>
public sealed record AddedFace(GalleryPerson Person, long FaceId, bool IsNew);
