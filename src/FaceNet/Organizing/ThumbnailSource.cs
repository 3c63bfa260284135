namespace FaceNet.Organizing;

/// <summary>Gives the small picture of a face, so that a page can be written without holding all of them in memory.</summary>
/// <param name="face">Which face.</param>
/// <returns>An encoded JPEG; null where there is none, and a silhouette is shown instead.</returns>
public delegate ReadOnlyMemory<byte>? ThumbnailSource(FaceInPhoto face);
