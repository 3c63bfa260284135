namespace FaceNet.Scanning;

/// <summary>A face in a scanned photo, with a small picture of it for a page.</summary>
/// <param name="Face">Place, landmarks, quality and embedding.</param>
/// <param name="Thumbnail">The face with some of its surroundings, an encoded JPEG of 128×128 pixels.</param>
public sealed record PhotoFace(Face Face, ReadOnlyMemory<byte> Thumbnail);
