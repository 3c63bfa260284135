namespace FaceNet.Organizing;

/// <summary>One face of an organised collection: all that is worth remembering of it once it is grouped.</summary>
/// <param name="Photo">Path of the photo relative to the scanned folder, with forward slashes.</param>
/// <param name="Index">Which of the photo's faces, in the order of <see cref="ScannedPhoto.Faces"/>, from 0.</param>
/// <param name="Box">Where the face is, in pixels of the upright photo.</param>
/// <param name="Score">The detector's confidence, 0 to 1.</param>
/// <param name="Quality">How far its embedding can be trusted.</param>
public sealed record FaceInPhoto(string Photo, int Index, BoundingBox Box, float Score, FaceQuality Quality);
