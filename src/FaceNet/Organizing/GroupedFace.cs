namespace FaceNet.Organizing;

/// <summary>A face as <c>people.json</c> tells of it.</summary>
/// <param name="Photo">Path of the photo relative to the photo folder, with forward slashes.</param>
/// <param name="Box">Where the face is, in pixels of the upright photo.</param>
public readonly record struct GroupedFace(string Photo, BoundingBox Box);
