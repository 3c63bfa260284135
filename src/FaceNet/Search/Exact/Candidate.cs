namespace FaceNet.Search.Exact;

/// <summary>A vector that may be among the nearest, by its bytes.</summary>
/// <param name="Least">Its squared distance is at least this.</param>
/// <param name="Segment">Which segment.</param>
/// <param name="Place">Where in the segment.</param>
internal readonly record struct Candidate(float Least, int Segment, int Place);
