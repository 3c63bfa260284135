namespace FaceNet.Organizing;

/// <summary>One file to lay out.</summary>
/// <param name="Source">The photo, relative to the photo folder, with forward slashes.</param>
/// <param name="Target">Where it goes, relative to the layout folder, as <c>person/name</c>.</param>
public sealed record LayoutOperation(string Source, string Target);
