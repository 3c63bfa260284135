namespace FaceNet.Organizing;

/// <summary>A file that could not be read.</summary>
/// <param name="Path">Path relative to the scanned folder, with forward slashes.</param>
/// <param name="Reason">Why, a short sentence.</param>
public sealed record UnreadablePhoto(string Path, string Reason);
