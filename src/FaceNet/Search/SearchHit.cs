namespace FaceNet.Search;

/// <summary>A vector that a search found.</summary>
/// <param name="Id">The id under which it was added.</param>
/// <param name="SquaredDistance">How far from the probe, 0 to 4. Smaller is more alike.</param>
public readonly record struct SearchHit(long Id, float SquaredDistance);
