namespace FaceNet.Evaluation.AllPairs;

/// <summary>Two faces by their index, the left one smaller.</summary>
internal readonly record struct IndexPair(int Left, int Right, float SquaredDistance);
