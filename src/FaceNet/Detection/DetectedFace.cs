namespace FaceNet.Detection;

/// <summary>A place where the detector sees a face.</summary>
/// <param name="Box">In pixels of the searched picture; may reach beyond its edges.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
public readonly record struct DetectedFace(BoundingBox Box, float Score);
