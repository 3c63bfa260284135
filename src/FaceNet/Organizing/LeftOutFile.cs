namespace FaceNet.Organizing;

/// <summary>A file that was left as it is.</summary>
/// <param name="Path">The file: relative to the photo folder when laying out, to the layout folder when undoing.</param>
/// <param name="Reason">Why, a short sentence.</param>
public sealed record LeftOutFile(string Path, string Reason);
