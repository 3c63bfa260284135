namespace FaceNet.Recognition.Indexing;

/// <summary>Who looks most like a person, as it was found at one time.</summary>
/// <param name="SquaredDistance">From the person's mean to the nearest face of anybody else.</param>
/// <param name="Other">The number of the first face of that other person.</param>
/// <param name="SeenUpTo">Faces with this number, and larger ones, came later and were not looked at.</param>
internal sealed record LookAlike(float SquaredDistance, long Other, long SeenUpTo);
