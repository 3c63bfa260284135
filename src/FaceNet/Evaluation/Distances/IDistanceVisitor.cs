namespace FaceNet.Evaluation.Distances;

/// <summary>Takes in distances as the scan computes them. A visitor is used by one thread at a time.</summary>
internal interface IDistanceVisitor
{
    /// <summary>The squared distances of one vector to a run of neighbouring ones.</summary>
    /// <param name="row">Index of the vector.</param>
    /// <param name="firstColumn">Index of the vector that the first distance leads to.</param>
    /// <param name="squaredDistances">Valid during the call only.</param>
    void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances);
}
