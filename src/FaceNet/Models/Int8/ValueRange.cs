namespace FaceNet.Models.Int8;

/// <summary>Between which bounds the numbers of one value of a graph lay for all pictures seen.</summary>
/// <param name="Least">The least, at most 0.</param>
/// <param name="Most">The largest, at least 0.</param>
internal readonly record struct ValueRange(float Least, float Most);
