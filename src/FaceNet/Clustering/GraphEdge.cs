namespace FaceNet.Clustering;

/// <summary>Two faces near each other.</summary>
/// <param name="First">The one with the smaller index.</param>
/// <param name="Second">The other.</param>
/// <param name="SquaredDistance">How far apart, 0 to 4.</param>
internal readonly record struct GraphEdge(int First, int Second, float SquaredDistance)
{
    /// <summary>Shorter before longer, ties by index.</summary>
    public static int ByDistance(GraphEdge left, GraphEdge right) =>
        (left.SquaredDistance, left.First, left.Second).CompareTo((right.SquaredDistance, right.First, right.Second));
}
