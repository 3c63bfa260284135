namespace FaceNet.Galleries;

/// <summary>A face to be enrolled.</summary>
/// <param name="Photo">The photo it is on.</param>
/// <param name="Face">Place, landmarks, quality and vector.</param>
/// <param name="Space">The model that the vector comes from.</param>
/// <param name="Thumbnail">A small picture of the face, an encoded JPEG; may be empty.</param>
public sealed record NewFace(GalleryPhoto Photo, Face Face, EmbeddingSpace Space, ReadOnlyMemory<byte> Thumbnail);
