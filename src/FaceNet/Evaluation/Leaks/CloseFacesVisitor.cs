using FaceNet.Evaluation.Distances;

namespace FaceNet.Evaluation.Leaks;

/// <summary>Keeps the pairs within a threshold, and how far each row's closest column is.</summary>
internal sealed class CloseFacesVisitor : IDistanceVisitor
{
    private readonly float threshold;

    public CloseFacesVisitor(int rows, float threshold)
    {
        this.threshold = threshold;
        Closest = new float[rows];
        Array.Fill(Closest, float.PositiveInfinity);
    }

    public float[] Closest { get; }

    public List<(int Row, int Column, float SquaredDistance)> Close { get; } = [];

    public void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances)
    {
        for (var at = 0; at < squaredDistances.Length; at++)
        {
            Closest[row] = Math.Min(Closest[row], squaredDistances[at]);
            if (squaredDistances[at] <= threshold)
                Close.Add((row, firstColumn + at, squaredDistances[at]));
        }
    }
}
