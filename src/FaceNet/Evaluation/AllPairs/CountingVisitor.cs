using FaceNet.Evaluation.Distances;

namespace FaceNet.Evaluation.AllPairs;

/// <summary>Counts the distances of same-person and of different-person pairs.</summary>
internal sealed class CountingVisitor(FacesByPerson faces) : IDistanceVisitor
{
    public DistanceHistogram Same { get; } = new();

    public DistanceHistogram Different { get; } = new();

    public void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances)
    {
        var same = faces.SamePersonAs(row, firstColumn, squaredDistances.Length);
        Same.Add(squaredDistances[..same]);
        Different.Add(squaredDistances[same..]);
    }
}
