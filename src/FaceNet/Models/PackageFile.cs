namespace FaceNet.Models;

/// <summary>A file inside a package, known to the last bit.</summary>
/// <param name="Path">Path inside the package, with forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
internal sealed record PackageFile(string Path, long Bytes, string Sha256);
