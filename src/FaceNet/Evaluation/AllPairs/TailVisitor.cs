using FaceNet.Evaluation.Distances;

namespace FaceNet.Evaluation.AllPairs;

/// <summary>Keeps the pairs that matter one by one: the closest, and the furthest of the same person.</summary>
/// <param name="faces">Whose faces they are.</param>
/// <param name="keepsCloseSame">Whether the closest are kept of both classes or of different people only.</param>
/// <param name="closest">Pairs at most this far apart are close.</param>
/// <param name="furthest">Pairs of the same person beyond this are far.</param>
internal sealed class TailVisitor(FacesByPerson faces, bool keepsCloseSame, float closest, float furthest)
    : IDistanceVisitor
{
    public List<IndexPair> Closest { get; } = [];

    public List<IndexPair> FurthestSame { get; } = [];

    public void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances)
    {
        var same = faces.SamePersonAs(row, firstColumn, squaredDistances.Length);
        for (var at = 0; at < same; at++)
        {
            if (keepsCloseSame && squaredDistances[at] <= closest)
                Closest.Add(new IndexPair(row, firstColumn + at, squaredDistances[at]));
            if (squaredDistances[at] > furthest)
                FurthestSame.Add(new IndexPair(row, firstColumn + at, squaredDistances[at]));
        }
        for (var at = same; at < squaredDistances.Length; at++)
            if (squaredDistances[at] <= closest)
                Closest.Add(new IndexPair(row, firstColumn + at, squaredDistances[at]));
    }
}
