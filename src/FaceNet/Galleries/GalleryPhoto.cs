namespace FaceNet.Galleries;

/// <summary>A photo of an enrolled face.</summary>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits in lower case: by it a photo is known again.</param>
/// <param name="Path">Where the photo lay when its first face was enrolled; it may be gone since.</param>
public sealed record GalleryPhoto(string Sha256, string Path);
